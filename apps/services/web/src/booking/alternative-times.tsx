import { formatShortLocalDate, formatTime, groupByDate, useLocale } from "@convene/ui";
import { Button, Group, Stack, Text } from "@mantine/core";
import type { Slot } from "../api.ts";

interface AlternativeTimesProps {
  readonly slots: readonly Slot[];
  /** IANA. */
  readonly timeZone: string;
  readonly onPick: (slot: Slot) => void;
}

/** The times that are free instead, by day. */
export function AlternativeTimes({ slots, timeZone, onPick }: AlternativeTimesProps) {
  const locale = useLocale();
  const byStart = new Map(slots.map((slot) => [Date.parse(slot.start), slot]));
  const days = groupByDate(
    slots.map((slot) => new Date(slot.start)),
    timeZone,
  );
  return (
    <Stack gap="xs">
      {[...days].map(([date, starts]) => (
        <div key={date}>
          <Text size="sm" fw={600} mb={4}>
            {formatShortLocalDate(date, locale)}
          </Text>
          <Group gap="xs">
            {starts.map((start) => {
              const slot = byStart.get(start.getTime());
              return (
                <Button
                  key={start.getTime()}
                  size="xs"
                  variant="default"
                  onClick={() => slot && onPick(slot)}
                >
                  {formatTime(start, { locale, timeZone })}
                </Button>
              );
            })}
          </Group>
        </div>
      ))}
    </Stack>
  );
}
