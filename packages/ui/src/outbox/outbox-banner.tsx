import { Alert } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface OutboxBannerProps {
  /** Channels for which no provider is set; with none, nothing is shown. */
  readonly withoutProvider: readonly ("email" | "sms")[];
}

/** Makes it plain that messages stay here. */
export function OutboxBanner({ withoutProvider }: OutboxBannerProps) {
  const { t } = useTranslation("ui");
  if (withoutProvider.length === 0) return null;
  const key =
    withoutProvider.length > 1
      ? "outbox.nothingLeaves"
      : withoutProvider[0] === "email"
        ? "outbox.noEmailLeaves"
        : "outbox.noSmsLeaves";
  return (
    <Alert color="yellow" mb="md" icon={<IconMailOff size={20} aria-hidden />} title={t(key)}>
      {t("outbox.nothingLeavesHint")}
    </Alert>
  );
}
