import { Card, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { TimeInZones, ZonedTime } from "../time/zoned-time.tsx";

export interface EventCardProps {
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  /** IANA zone that the event was made in. */
  readonly timeZone: string;
  readonly viewerTimeZone: string;
  /** A `StatusBadge`. */
  readonly status?: ReactNode;
  /** With whom, where. */
  readonly detail?: ReactNode;
  readonly onOpen?: () => void;
}

/** One event in a list: when, what, with whom, in which state. */
export function EventCard({
  title,
  start,
  end,
  timeZone,
  viewerTimeZone,
  status,
  detail,
  onOpen,
}: EventCardProps) {
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={2} miw={0}>
          <Text size="sm" c="dimmed" component="div">
            <ZonedTime instant={start} until={end} timeZone={viewerTimeZone} withDate />
          </Text>
          {onOpen ? (
            <UnstyledButton onClick={onOpen}>
              <Text fw={600} td="underline" span>
                {title}
              </Text>
            </UnstyledButton>
          ) : (
            <Text fw={600}>{title}</Text>
          )}
          {detail && (
            <Text size="sm" component="div">
              {detail}
            </Text>
          )}
          {timeZone !== viewerTimeZone && (
            <Text size="sm" component="div">
              <TimeInZones instant={start} timeZones={[viewerTimeZone, timeZone]} />
            </Text>
          )}
        </Stack>
        {status}
      </Group>
    </Card>
  );
}
