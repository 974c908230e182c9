import { Alert, Anchor, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLink } from "../provider/link.tsx";

export interface FailedStateProps {
  /** What did not work. Default: "This could not be loaded." */
  readonly title?: string;
  /** Why, or what to do. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
  /** Where to go instead, where trying again would bring the same answer. */
  readonly homeHref?: string;
}

/** Stands where something should be that did not come. */
export function FailedState({ title, children, onRetry, homeHref }: FailedStateProps) {
  const { t } = useTranslation("ui");
  const Link = useLink();
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle size={20} aria-hidden />}
      title={title ?? t("state.failed")}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm" component="div">
          {children ?? t("state.failedHint")}
        </Text>
        {onRetry && (
          <Button size="xs" color="red" variant="outline" onClick={onRetry}>
            {t("state.retry")}
          </Button>
        )}
        {homeHref !== undefined && (
          <Anchor component={Link} href={homeHref} size="sm">
            {t("state.home")}
          </Anchor>
        )}
      </Stack>
    </Alert>
  );
}
