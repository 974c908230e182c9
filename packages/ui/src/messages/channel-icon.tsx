import { IconBell, IconDeviceMobileMessage, IconMail } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MessageChannel } from "./message-entry.ts";

const icons = { email: IconMail, sms: IconDeviceMobileMessage, in_app: IconBell } as const;

/** How a message travels, as a picture with a name. */
export function ChannelIcon({ channel }: { readonly channel: MessageChannel }) {
  const { t } = useTranslation("ui");
  const Icon = icons[channel];
  return (
    <Icon
      size={18}
      role="img"
      aria-label={t(`message.channel.${channel}`)}
      style={{ flex: "none" }}
    />
  );
}
