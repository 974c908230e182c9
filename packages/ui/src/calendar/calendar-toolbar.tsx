import { ActionIcon, Button, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { useIsNarrow } from "../layout/use-is-narrow.ts";
import { addDays, addMonths, type LocalDate } from "../time/local-date.ts";
import { formatLocalDate, formatMonth, zoneShortName } from "../time/time-format.ts";
import { describeZone } from "../time/zones.ts";
import type { CalendarView } from "./calendar-event.ts";
import type { CalendarRange } from "./calendar-range.ts";

interface CalendarToolbarProps {
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly view: CalendarView;
  readonly views: readonly CalendarView[];
  readonly range: CalendarRange;
  readonly timeZone: string;
  readonly viewerTimeZone: string | undefined;
  readonly onDay: (day: LocalDate) => void;
  readonly onView: (view: CalendarView) => void;
}

/** What is shown, and the way to what is before, after and beside it. */
export function CalendarToolbar({
  day,
  today,
  view,
  views,
  range,
  timeZone,
  viewerTimeZone,
  onDay,
  onView,
}: CalendarToolbarProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const isNarrow = useIsNarrow();
  const step = steps[view];
  return (
    <Group justify="space-between" gap="sm" mb="sm">
      <Group gap="xs">
        <Button variant="default" size="sm" onClick={() => onDay(today)}>
          {t("calendar.today")}
        </Button>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t(`calendar.previous${step}`)}
          onClick={() => onDay(moved(day, view, -1))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t(`calendar.next${step}`)}
          onClick={() => onDay(moved(day, view, 1))}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Title order={2} size="h3" aria-live="polite">
          {headingOf(day, view, range, locale)}
        </Title>
      </Group>
      <Group gap="sm" {...(isNarrow && { w: "100%" })}>
        {viewerTimeZone !== undefined && viewerTimeZone !== timeZone && (
          <Text size="sm" c="dimmed">
            {t("calendar.zone", {
              city: describeZone(timeZone).city,
              zone: zoneShortName(range.start, { locale, timeZone }),
            })}
          </Text>
        )}
        <SegmentedControl
          size={isNarrow ? "xs" : "sm"}
          fullWidth={isNarrow}
          {...(isNarrow && { w: "100%" })}
          aria-label={t("calendar.view")}
          value={view}
          onChange={(value) => {
            const chosen = views.find((one) => one === value);
            if (chosen) onView(chosen);
          }}
          data={views.map((one) => ({ value: one, label: t(`calendar.${one}`) }))}
        />
      </Group>
    </Group>
  );
}

const steps = {
  day: "Day",
  people: "Day",
  week: "Week",
  list: "Week",
  month: "Month",
} as const satisfies Record<CalendarView, string>;

function moved(day: LocalDate, view: CalendarView, by: 1 | -1): LocalDate {
  if (view === "month") return `${addMonths(day.slice(0, 7), by)}-01`;
  return addDays(day, by * (steps[view] === "Day" ? 1 : 7));
}

function headingOf(
  day: LocalDate,
  view: CalendarView,
  { firstDay, lastDay }: CalendarRange,
  locale: string,
): string {
  if (view === "month") return formatMonth(day.slice(0, 7), locale);
  if (firstDay === lastDay) return formatLocalDate(firstDay, locale);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return format.formatRange(new Date(`${firstDay}T12:00:00Z`), new Date(`${lastDay}T12:00:00Z`));
}
