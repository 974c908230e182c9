import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import {
  addDays,
  addMonths,
  type LocalDate,
  type LocalMonth,
  weekday,
} from "../time/local-date.ts";
import { formatLocalDate, formatMonth } from "../time/time-format.ts";
import { firstDayOfWeek } from "../time/week.ts";
import styles from "./month-grid.module.css";

interface MonthGridProps {
  readonly month: LocalMonth;
  /** Day chosen, null where none is. */
  readonly day: LocalDate | null;
  readonly today: LocalDate;
  /** How many free times a day has. */
  readonly count: (date: LocalDate) => number;
  /** Last day that can be booked; months after it are not offered. */
  readonly lastDay?: LocalDate | undefined;
  /** No day can be chosen yet. */
  readonly loading: boolean;
  readonly onMonth: (month: LocalMonth) => void;
  readonly onDay: (day: LocalDate) => void;
}

/** Six weeks for every month: turning the page moves nothing below it. */
const CELLS = 42;

/**
 * A month whose days with free times can be chosen. Arrow keys go from one such day to the next, Home
 * and End to the first and last one, Page Up and Page Down turn the month.
 */
export function MonthGrid({
  month,
  day,
  today,
  count,
  lastDay,
  loading,
  onMonth,
  onDay,
}: MonthGridProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const dates = datesOf(month, locale);
  const isFree = (date: LocalDate) => !loading && date.startsWith(month) && count(date) > 0;
  const free = dates.filter(isFree);
  // One day of the month is reached by Tab; the arrow keys do the rest.
  const entry = day !== null && free.includes(day) ? day : free[0];
  const turn = (months: number) => {
    const next = addMonths(month, months);
    if (next < today.slice(0, 7) || (lastDay && next > lastDay.slice(0, 7))) return;
    onMonth(next);
  };
  const table = useRef<HTMLTableElement>(null);
  const isTurnedByKey = useRef(false);
  const turnByKey = (months: number) => {
    isTurnedByKey.current = true;
    turn(months);
  };

  // The day that had the focus goes with its month; the focus goes on to the next month's first day
  // that can be chosen, once that is known, unless it is somewhere else by then.
  useEffect(() => {
    if (!isTurnedByKey.current || entry === undefined) return;
    isTurnedByKey.current = false;
    if (document.activeElement !== document.body) return;
    table.current?.querySelector<HTMLElement>(`[data-date="${entry}"]`)?.focus();
  }, [entry]);

  return (
    <div>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t("slots.previousMonth")}
          disabled={month <= today.slice(0, 7)}
          onClick={() => turn(-1)}
        >
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <Text fw={650} aria-live="polite" tt="capitalize">
          {formatMonth(month, locale)}
        </Text>
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t("slots.nextMonth")}
          disabled={lastDay !== undefined && month >= lastDay.slice(0, 7)}
          onClick={() => turn(1)}
        >
          <IconChevronRight size={20} aria-hidden />
        </ActionIcon>
      </Group>
      <table
        ref={table}
        className={`${styles.grid} ${loading ? styles.loading : ""}`}
        aria-label={t("slots.month", { month: formatMonth(month, locale) })}
      >
        <thead>
          <tr>
            {dates.slice(0, 7).map((date) => (
              <th key={date} scope="col" abbr={weekdayName(date, locale, "long")}>
                {weekdayName(date, locale, "short")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(dates).map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  {date.startsWith(month) && (
                    <button
                      type="button"
                      className={styles.day}
                      data-date={date}
                      data-free={isFree(date) || undefined}
                      data-today={date === today || undefined}
                      aria-label={t("slots.day", {
                        day: formatLocalDate(date, locale),
                        count: loading ? 0 : count(date),
                      })}
                      aria-pressed={date === day}
                      {...(date === today && { "aria-current": "date" })}
                      disabled={!isFree(date)}
                      tabIndex={date === entry ? 0 : -1}
                      onClick={() => onDay(date)}
                      onKeyDown={(event) => moveFocus(event, { date, free, turn: turnByKey })}
                    >
                      {Number(date.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Position {
  readonly date: LocalDate;
  readonly free: readonly LocalDate[];
  readonly turn: (months: number) => void;
}

function moveFocus(event: KeyboardEvent<HTMLElement>, { date, free, turn }: Position) {
  if (event.key === "PageUp" || event.key === "PageDown") {
    event.preventDefault();
    turn(event.key === "PageUp" ? -1 : 1);
    return;
  }
  const later = free.filter((other) => other > date);
  const earlier = free.filter((other) => other < date);
  const to: Readonly<Record<string, LocalDate | undefined>> = {
    ArrowRight: later[0],
    ArrowLeft: earlier.at(-1),
    ArrowDown: later.find((other) => other >= addDays(date, 7)) ?? later.at(-1),
    ArrowUp: earlier.findLast((other) => other <= addDays(date, -7)) ?? earlier[0],
    Home: free[0],
    End: free.at(-1),
  };
  if (!(event.key in to)) return;
  event.preventDefault();
  const target = to[event.key];
  const grid = event.currentTarget.closest("table");
  if (target) grid?.querySelector<HTMLElement>(`[data-date="${target}"]`)?.focus();
}

/** The weeks around a month, from the locale's first day of the week on. */
function datesOf(month: LocalMonth, locale: string): readonly LocalDate[] {
  const first = `${month}-01`;
  const before = (weekday(first) - firstDayOfWeek(locale) + 7) % 7;
  return Array.from({ length: CELLS }, (_, index) => addDays(first, index - before));
}

function weeksOf(dates: readonly LocalDate[]): readonly (readonly LocalDate[])[] {
  return Array.from({ length: CELLS / 7 }, (_, week) => dates.slice(week * 7, week * 7 + 7));
}

function weekdayName(date: LocalDate, locale: string, weekday: "long" | "short"): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" }).format(noon);
}
