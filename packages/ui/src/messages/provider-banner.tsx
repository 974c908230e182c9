import { Alert } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface ProviderBannerProps {
  /** Channels for which no provider is set; with none, nothing is shown. */
  readonly withoutProvider: readonly ("email" | "sms")[];
}

/** Makes it plain that messages stay here. */
export function ProviderBanner({ withoutProvider }: ProviderBannerProps) {
  const { t } = useTranslation("ui");
  if (withoutProvider.length === 0) return null;
  const key =
    withoutProvider.length > 1
      ? "message.nothingLeaves"
      : withoutProvider[0] === "email"
        ? "message.noEmailLeaves"
        : "message.noSmsLeaves";
  return (
    <Alert color="yellow" mb="md" icon={<IconMailOff size={20} aria-hidden />} title={t(key)}>
      {t("message.nothingLeavesHint")}
    </Alert>
  );
}
