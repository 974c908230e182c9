import { Alert } from "@mantine/core";
import { IconClockEdit } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { clockChangeOn } from "./clock-change.ts";
import type { LocalDate } from "./local-date.ts";
import { formatDuration, formatShortLocalDate, formatTime } from "./time-format.ts";
import { describeZone } from "./zones.ts";

export interface ClockChangeNoteProps {
  readonly date: LocalDate;
  /** IANA. */
  readonly timeZone: string;
}

/** Says that the clocks change on that day; shows nothing on any other. */
export function ClockChangeNote({ date, timeZone }: ClockChangeNoteProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const change = clockChangeOn(date, timeZone);
  if (!change) return null;
  const beforeAt = new Date(change.at.getTime() - 60_000);
  return (
    <Alert color="yellow" p="xs" icon={<IconClockEdit size={18} aria-hidden />}>
      {t(change.minutes > 0 ? "clockChange.forward" : "clockChange.back", {
        day: formatShortLocalDate(date, locale),
        city: describeZone(timeZone).city,
        by: formatDuration(Math.abs(change.minutes), locale),
        lastMinute: formatTime(beforeAt, { locale, timeZone }),
        next: formatTime(change.at, { locale, timeZone }),
      })}
    </Alert>
  );
}
