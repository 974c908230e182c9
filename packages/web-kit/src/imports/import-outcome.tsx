import { useLocale } from "@convene/ui";
import { Alert, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Import } from "./import-api.ts";

/** What the lines would do, or did. */
export function ImportOutcome({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { state, created, updated, skipped } = shown;
  const tense = state === "checked" ? "would" : "did";
  const figures = [
    ["created", created],
    ["updated", updated],
    ["skipped", skipped],
  ] as const;
  return (
    <Stack gap="sm">
      {state === "failed" && (
        <Alert
          color="red"
          title={t("imports.state.failed")}
          icon={<IconAlertTriangle size={20} aria-hidden />}
        >
          {t("imports.failedHint")}
        </Alert>
      )}
      {state === "cancelled" && (
        <Alert title={t("imports.state.cancelled")}>{t("imports.cancelledHint")}</Alert>
      )}
      <SimpleGrid component="dl" cols={3} spacing="sm" m={0}>
        {figures.map(([name, count]) => (
          <Paper key={name} withBorder p="sm">
            <Text component="dt" size="sm" c="dimmed">
              {t(`imports.outcome.${tense}.${name}`)}
            </Text>
            <Text component="dd" m={0} fz="xl" fw={700}>
              {count.toLocaleString(locale)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
