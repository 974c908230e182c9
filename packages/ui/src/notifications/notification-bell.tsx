import { ActionIcon, Drawer, Indicator, Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsNarrow } from "../layout/use-is-narrow.ts";
import { NotificationPanel, type NotificationPanelProps } from "./notification-panel.tsx";

export interface NotificationBellProps extends Omit<NotificationPanelProps, "onLeave"> {
  /** How many are unread; undefined while that is not known. */
  readonly unread: number | undefined;
}

/** The count of what is unread and, when pressed, the latest: beside it, or a sheet on a phone. */
export function NotificationBell({ unread, ...panel }: NotificationBellProps) {
  const { t } = useTranslation("ui");
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const label = unread === undefined ? t("bell.title") : t("bell.label", { count: unread });
  const bell = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      title={label}
      onClick={() => setOpen(!isOpen)}
    >
      <IconBell size={20} aria-hidden />
    </ActionIcon>
  );
  return (
    <Indicator
      label={unread !== undefined && unread > 99 ? "99+" : unread}
      disabled={!unread}
      size={18}
      offset={5}
      color="red"
      inline
      withBorder
      // the button says the number
      attributes={{ indicator: { "aria-hidden": true } }}
    >
      {isNarrow ? (
        <>
          {bell}
          <Drawer
            opened={isOpen}
            onClose={close}
            position="bottom"
            size="85%"
            title={t("bell.title")}
            closeButtonProps={{ "aria-label": t("dialog.close") }}
          >
            <NotificationPanel {...panel} onLeave={close} />
          </Drawer>
        </>
      ) : (
        <Popover
          opened={isOpen}
          onChange={setOpen}
          position="bottom-end"
          width={400}
          shadow="md"
          trapFocus
          returnFocus
          withinPortal={false}
        >
          <Popover.Target>{bell}</Popover.Target>
          <Popover.Dropdown p={0} aria-label={t("bell.title")}>
            <NotificationPanel {...panel} title={t("bell.title")} onLeave={close} />
          </Popover.Dropdown>
        </Popover>
      )}
    </Indicator>
  );
}
