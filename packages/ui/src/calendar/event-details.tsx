import { Drawer, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TimeInZones, ZonedTime } from "../time/zoned-time.tsx";

export interface EventDetail {
  readonly label: string;
  readonly value: ReactNode;
}

export interface EventDetailsProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  /** IANA zone that the event was made in. */
  readonly timeZone: string;
  readonly viewerTimeZone: string;
  /** Further zones of people who take part. */
  readonly otherTimeZones?: readonly string[];
  readonly status?: ReactNode;
  readonly details?: readonly EventDetail[];
  /** Buttons: move, cancel, open. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Everything about one event, beside the calendar that it stands on. */
export function EventDetails({
  opened,
  onClose,
  title,
  start,
  end,
  timeZone,
  viewerTimeZone,
  otherTimeZones = [],
  status,
  details = [],
  actions,
  children,
}: EventDetailsProps) {
  const { t } = useTranslation("ui");
  const zones = [...new Set([viewerTimeZone, timeZone, ...otherTimeZones])];
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={title}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <Stack gap="md">
        <div>
          <Text fw={600} component="div">
            <ZonedTime instant={start} until={end} timeZone={viewerTimeZone} withDate />
          </Text>
          {zones.length > 1 && (
            <Text size="sm" component="div">
              <TimeInZones instant={start} timeZones={zones} />
            </Text>
          )}
        </div>
        {status && <div>{status}</div>}
        {details.length > 0 && (
          <Stack component="dl" gap="xs" m={0}>
            {details.map(({ label, value }) => (
              <Group key={label} wrap="nowrap" align="flex-start" gap="md">
                <Text component="dt" size="sm" c="dimmed" w={110} flex="none">
                  {label}
                </Text>
                <Text component="dd" size="sm" m={0}>
                  {value}
                </Text>
              </Group>
            ))}
          </Stack>
        )}
        {children}
        {actions && <Group gap="xs">{actions}</Group>}
      </Stack>
    </Drawer>
  );
}
