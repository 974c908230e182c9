import { Alert } from "@mantine/core";
import { IconCloudOff, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** `offline`: no network; `reconnecting`: the live connection is down and being tried again. */
export type Connection = "online" | "offline" | "reconnecting";

export interface OfflineBannerProps {
  readonly connection: Connection;
}

/** Says that what is shown may be out of date, and that nothing can be saved just now. */
export function OfflineBanner({ connection }: OfflineBannerProps) {
  const { t } = useTranslation("ui");
  return (
    <div role="status">
      {connection !== "online" && (
        <Alert
          color="yellow"
          mb="md"
          p="xs"
          icon={
            connection === "offline" ? (
              <IconCloudOff size={18} aria-hidden />
            ) : (
              <IconRefresh size={18} aria-hidden />
            )
          }
        >
          {t(connection === "offline" ? "connection.offline" : "connection.reconnecting")}
        </Alert>
      )}
    </div>
  );
}
