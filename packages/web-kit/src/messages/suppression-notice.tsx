import { ConfirmDialog, formatDate, useLocale } from "@convene/ui";
import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NotificationLetter } from "../api/shared-api.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { useReleaseSuppression } from "./use-release-suppression.ts";

export interface SuppressionNoticeProps {
  readonly channel: NotificationLetter["channel"];
  readonly address: string;
  readonly suppression: NonNullable<NotificationLetter["suppression"]>;
}

/** Why an address is not written to, and the way to write to it again. */
export function SuppressionNotice({ channel, address, suppression }: SuppressionNoticeProps) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { member, isOverseer } = useSignedIn();
  const problemText = useProblemText();
  const release = useReleaseSuppression();
  const [isAsked, setAsked] = useState(false);
  const { reason, detail, since } = suppression;
  const day = formatDate(new Date(since), { locale, timeZone: member.timeZone });
  const writeAgain = async () => {
    try {
      await release.mutateAsync({ channel, address });
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  // whoever answered STOP can only start again from their own phone
  const mayRelease = isOverseer && reason !== "stopped";
  return (
    <Alert
      color="red"
      icon={<IconBan size={20} aria-hidden />}
      title={t("suppression.title", { address })}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t(`suppression.${reason}`, { day })}</Text>
        {detail !== null && (
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {t("suppression.detail", { detail })}
          </Text>
        )}
        {mayRelease && (
          <Button size="xs" variant="default" onClick={() => setAsked(true)}>
            {t("suppression.release")}
          </Button>
        )}
      </Stack>
      <ConfirmDialog
        opened={isAsked}
        title={t("suppression.question", { address })}
        confirmLabel={t("suppression.release")}
        keepLabel={t("suppression.keep")}
        onConfirm={writeAgain}
        onClose={() => setAsked(false)}
      >
        {t("suppression.hint")}
      </ConfirmDialog>
    </Alert>
  );
}
