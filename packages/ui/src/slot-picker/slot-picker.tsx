import {
  Button,
  Skeleton,
  Stack,
  Text,
  Title,
  UnstyledButton,
  VisuallyHidden,
} from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { FailedState } from "../states/failed-state.tsx";
import { ClockChangeNote } from "../time/clock-change-note.tsx";
import { type LocalDate, type LocalMonth, localDate } from "../time/local-date.ts";
import {
  formatLocalDate,
  formatMonth,
  formatShortDate,
  formatTime,
  zoneShortName,
} from "../time/time-format.ts";
import { describeZone } from "../time/zones.ts";
import { groupByDate, groupByPartOfDay } from "./group-slots.ts";
import { MonthGrid } from "./month-grid.tsx";
import styles from "./slot-picker.module.css";

export interface SlotPickerProps {
  /** Starts of the free slots of the month shown, in any order; others do no harm. */
  readonly starts: readonly Date[];
  /** IANA zone in which days and times are shown: the visitor's. */
  readonly timeZone: string;
  readonly now: Date;
  /** Month shown. */
  readonly month: LocalMonth;
  /** Day chosen, null where none is. */
  readonly day: LocalDate | null;
  /** Start chosen, marked among the times. */
  readonly picked?: Date | null;
  /** `loading` keeps the layout; `failed` offers another try. Default: `ready`. */
  readonly state?: "ready" | "loading" | "failed";
  /** First free start after the month shown, where the server knows one. */
  readonly nextFree?: Date | null;
  /** Last day that can be booked; months after it are not offered. */
  readonly lastDay?: LocalDate;
  readonly onMonth: (month: LocalMonth) => void;
  readonly onDay: (day: LocalDate) => void;
  readonly onPick: (start: Date) => void;
  readonly onRetry?: () => void;
  /** Said below a time, e.g. how many places are left. */
  readonly noteOf?: ((start: Date) => string | undefined) | undefined;
  /** Above the month, e.g. a `ZonePicker`. */
  readonly aboveMonth?: ReactNode;
  /** Below the times, whether or not there are any. */
  readonly belowTimes?: ReactNode;
}

/** A month with the days that have free times, and the times of the day chosen. */
export function SlotPicker({
  starts,
  timeZone,
  now,
  month,
  day,
  picked = null,
  state = "ready",
  nextFree = null,
  lastDay,
  onMonth,
  onDay,
  onPick,
  onRetry,
  noteOf,
  aboveMonth,
  belowTimes,
}: SlotPickerProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const days = useMemo(() => groupByDate(starts, timeZone), [starts, timeZone]);
  const today = localDate(now, timeZone);
  const loading = state === "loading";

  if (state === "failed") {
    return <FailedState title={t("slots.failed")} {...(onRetry ? { onRetry } : {})} />;
  }

  const show = (start: Date) => {
    const date = localDate(start, timeZone);
    if (!date.startsWith(month)) onMonth(date.slice(0, 7));
    onDay(date);
  };

  return (
    <div className={styles.panes}>
      <div className={styles.month} aria-busy={loading}>
        {aboveMonth}
        <MonthGrid
          month={month}
          day={day}
          today={today}
          count={(date) => days.get(date)?.length ?? 0}
          lastDay={lastDay}
          loading={loading}
          onMonth={onMonth}
          onDay={onDay}
        />
      </div>
      <section className={styles.times} aria-busy={loading}>
        <VisuallyHidden role="status">
          {!loading &&
            day !== null &&
            t("slots.day", {
              day: formatLocalDate(day, locale),
              count: days.get(day)?.length ?? 0,
            })}
        </VisuallyHidden>
        {loading ? (
          <LoadingTimes label={t("slots.loading")} />
        ) : (
          <DayTimes
            days={days}
            day={day}
            month={month}
            nextFree={nextFree}
            timeZone={timeZone}
            picked={picked}
            noteOf={noteOf}
            onShow={show}
            onPick={onPick}
          />
        )}
        {belowTimes}
      </section>
    </div>
  );
}

interface DayTimesProps {
  readonly days: ReadonlyMap<LocalDate, readonly Date[]>;
  readonly day: LocalDate | null;
  readonly month: LocalMonth;
  readonly nextFree: Date | null;
  readonly timeZone: string;
  readonly picked: Date | null;
  readonly noteOf: SlotPickerProps["noteOf"];
  readonly onShow: (start: Date) => void;
  readonly onPick: (start: Date) => void;
}

function DayTimes({
  days,
  day,
  month,
  nextFree,
  timeZone,
  picked,
  noteOf,
  onShow,
  onPick,
}: DayTimesProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const inMonth = [...days].filter(([date]) => date.startsWith(month));
  const free = day === null ? [] : (days.get(day) ?? []);

  if (day === null || free.length === 0) {
    const next = firstAfter(days, day, month) ?? nextFree;
    return (
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3">
          {day !== null
            ? t("slots.dayEmpty", { day: formatLocalDate(day, locale) })
            : inMonth.length === 0
              ? t("slots.monthEmpty", { month: formatMonth(month, locale) })
              : t("slots.chooseDay")}
        </Title>
        {next ? (
          <Button
            variant={inMonth.length === 0 ? "filled" : "light"}
            h="auto"
            py={8}
            styles={{ label: { whiteSpace: "normal" } }}
            rightSection={<IconArrowRight size={16} aria-hidden />}
            onClick={() => onShow(next)}
          >
            {t("slots.nextFree", {
              day: formatShortDate(next, { locale, timeZone }),
              time: formatTime(next, { locale, timeZone }),
            })}
          </Button>
        ) : (
          inMonth.length === 0 && <Text c="dimmed">{t("slots.noneLater")}</Text>
        )}
      </Stack>
    );
  }

  const zone = describeZone(timeZone).city;
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {formatLocalDate(day, locale)}
      </Title>
      <ClockChangeNote date={day} timeZone={timeZone} />
      {groupByPartOfDay(free, timeZone).map(({ part, starts }) => (
        <div key={part}>
          <Text size="sm" c="dimmed" fw={600} mb={6} aria-hidden>
            {t(`slots.${part}`)}
          </Text>
          <ul
            className={styles.list}
            aria-label={t("slots.times", { part: t(`slots.${part}`), zone })}
            onKeyDown={moveFocus}
          >
            {starts.map((start) => (
              <li key={start.getTime()}>
                <UnstyledButton
                  className={styles.time ?? ""}
                  aria-pressed={picked?.getTime() === start.getTime()}
                  onClick={() => onPick(start)}
                >
                  {formatTime(start, { locale, timeZone })}
                  {isRepeated(start, free, timeZone, locale) &&
                    ` ${zoneShortName(start, { locale, timeZone })}`}
                  {noteOf?.(start) !== undefined && (
                    <Text span display="block" size="xs" fw={400}>
                      {noteOf(start)}
                    </Text>
                  )}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Stack>
  );
}

/** The first free start after a day, or in or after a month where no day is chosen. */
function firstAfter(
  days: ReadonlyMap<LocalDate, readonly Date[]>,
  day: LocalDate | null,
  month: LocalMonth,
): Date | undefined {
  for (const [date, starts] of days) {
    if (day === null ? date >= month : date > day) return starts[0];
  }
  return undefined;
}

/** When the clocks go back the same wall-clock time comes twice: then the zone tells them apart. */
function isRepeated(
  start: Date,
  starts: readonly Date[],
  timeZone: string,
  locale: string,
): boolean {
  const text = formatTime(start, { locale, timeZone });
  return starts.some(
    (other) =>
      other.getTime() !== start.getTime() && formatTime(other, { locale, timeZone }) === text,
  );
}

/** Arrow keys, Home and End go from time to time, across the parts of the day. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const section = event.currentTarget.closest("section");
  const buttons = [...(section?.querySelectorAll<HTMLElement>("ul button") ?? [])];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? buttons.indexOf(focused) : -1;
  const to: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  const target = to[event.key];
  if (at === -1 || target === undefined) return;
  event.preventDefault();
  buttons[target]?.focus();
}

function LoadingTimes({ label }: { readonly label: string }) {
  return (
    <Stack gap="md" role="status" aria-label={label}>
      <Skeleton h={22} w={220} />
      <Skeleton h={16} w={90} />
      <div className={styles.list} aria-hidden>
        {["a", "b", "c", "d", "e", "f"].map((key) => (
          <Skeleton key={key} h={44} />
        ))}
      </div>
    </Stack>
  );
}
