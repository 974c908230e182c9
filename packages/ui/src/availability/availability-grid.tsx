import { Button, Group, Stack, Text, Title, Tooltip } from "@mantine/core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { groupByDate } from "../slot-picker/group-slots.ts";
import { type LocalDate, startOfLocalDate } from "../time/local-date.ts";
import {
  formatHour,
  formatLocalDate,
  formatShortLocalDate,
  formatTime,
  zoneShortName,
} from "../time/time-format.ts";
import { describeZone } from "../time/zones.ts";
import styles from "./availability-grid.module.css";
import type { AvailabilityRow, CommonSlot } from "./availability-row.ts";
import { type HoursShown, hoursToShow, placeSpans } from "./place-spans.ts";

export interface AvailabilityGridProps {
  readonly rows: readonly AvailabilityRow[];
  /** Common slots of the days shown, ascending. */
  readonly slots: readonly CommonSlot[];
  /** Days shown, one to seven. */
  readonly days: readonly LocalDate[];
  /** IANA zone in which the days are drawn: the viewer's. */
  readonly timeZone: string;
  /** Start of the slot chosen. */
  readonly chosen?: Date | null;
  readonly onChoose: (slot: CommonSlot) => void;
}

/**
 * Who is free when: a row per person, the times that suit all on top.
 *
 * The bars are for the eye and the mouse; the same slots follow as buttons, day by day, which is
 * what keyboards, screen readers and phones use.
 */
export function AvailabilityGrid({
  rows,
  slots,
  days,
  timeZone,
  chosen = null,
  onChoose,
}: AvailabilityGridProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const hours = hoursToShow(slots, days, timeZone);
  const chosenSlot = slots.find(({ start }) => start.getTime() === chosen?.getTime());
  const firstDay = days[0];

  return (
    <Stack gap="lg">
      <div className={styles.scroll} aria-hidden>
        <div
          className={`${styles.grid} ${days.length === 1 ? styles.single : ""}`}
          style={{ "--days": days.length } as CSSProperties}
        >
          <div className={styles.head}>
            {firstDay !== undefined &&
              zoneShortName(startOfLocalDate(firstDay, timeZone), { locale, timeZone })}
          </div>
          {days.map((date) => (
            <div key={date} className={styles.head}>
              {formatShortLocalDate(date, locale)}
              <HourMarks date={date} hours={hours} timeZone={timeZone} />
            </div>
          ))}
          <div className={styles.name}>
            <Text size="sm" fw={600}>
              {t("availability.everyone")}
            </Text>
            <Text size="xs" c="dimmed">
              {t("availability.count", { count: slots.length })}
            </Text>
          </div>
          {days.map((date) => (
            <div key={date} className={`${styles.cell} ${styles.common}`}>
              {placeSpans(slots, date, timeZone, hours).map(({ left, width, span }) => {
                const slot = slots.find(({ start }) => start.getTime() === span.start.getTime());
                return (
                  <Tooltip
                    key={span.start.getTime()}
                    label={`${formatTime(span.start, { locale, timeZone })} – ${formatTime(span.end, { locale, timeZone })}`}
                  >
                    {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the buttons below do the same */}
                    {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
                    <div
                      className={styles.slot}
                      data-chosen={slot === chosenSlot && slot ? "" : undefined}
                      style={{ left: `${left}%`, width: `${width}%` }}
                      onClick={() => slot && onChoose(slot)}
                    />
                  </Tooltip>
                );
              })}
            </div>
          ))}
          {rows.map((row) => (
            <PersonRow
              key={row.id}
              row={row}
              days={days}
              hours={hours}
              timeZone={timeZone}
              chosen={chosenSlot?.rowIds.includes(row.id) ? chosenSlot : undefined}
            />
          ))}
        </div>
      </div>
      <CommonSlotList
        rows={rows}
        slots={slots}
        days={days}
        timeZone={timeZone}
        chosen={chosenSlot}
        onChoose={onChoose}
      />
    </Stack>
  );
}

function HourMarks({
  date,
  hours,
  timeZone,
}: {
  readonly date: LocalDate;
  readonly hours: HoursShown;
  readonly timeZone: string;
}) {
  const locale = useLocale();
  const midnight = startOfLocalDate(date, timeZone).getTime();
  const middle = Math.round((hours.from + hours.to) / 2);
  return (
    <div className={styles.hours}>
      {[hours.from, middle, hours.to].map((hour) => (
        <span key={hour}>
          {formatHour(new Date(midnight + hour * 3_600_000), { locale, timeZone })}
        </span>
      ))}
    </div>
  );
}

function PersonRow({
  row,
  days,
  hours,
  timeZone,
  chosen,
}: {
  readonly row: AvailabilityRow;
  readonly days: readonly LocalDate[];
  readonly hours: HoursShown;
  readonly timeZone: string;
  readonly chosen: CommonSlot | undefined;
}) {
  return (
    <>
      <div className={styles.name}>
        <Text size="sm" fw={600} truncate>
          {row.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[row.detail, row.timeZone === timeZone ? undefined : describeZone(row.timeZone).city]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      {days.map((date) => (
        <div key={date} className={styles.cell}>
          {placeSpans(row.free, date, timeZone, hours).map(({ left, width, span }) => (
            <div
              key={span.start.getTime()}
              className={styles.free}
              style={{ left: `${left}%`, width: `${width}%` }}
            />
          ))}
          {chosen &&
            placeSpans([chosen], date, timeZone, hours).map(({ left, width }) => (
              <div
                key="chosen"
                className={styles.chosen}
                style={{ left: `${left}%`, width: `${width}%` }}
              />
            ))}
        </div>
      ))}
    </>
  );
}

function CommonSlotList({
  rows,
  slots,
  days,
  timeZone,
  chosen,
  onChoose,
}: {
  readonly rows: readonly AvailabilityRow[];
  readonly slots: readonly CommonSlot[];
  readonly days: readonly LocalDate[];
  readonly timeZone: string;
  readonly chosen: CommonSlot | undefined;
  readonly onChoose: (slot: CommonSlot) => void;
}) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const byStart = new Map(slots.map((slot) => [slot.start.getTime(), slot]));
  const byDate = groupByDate(
    slots.map(({ start }) => start),
    timeZone,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  if (slots.length === 0) return <Text>{t("availability.none")}</Text>;
  return (
    <Stack gap="md">
      {days.map((date) => {
        const starts = byDate.get(date) ?? [];
        if (starts.length === 0) return null;
        return (
          <section key={date} aria-label={formatLocalDate(date, locale)}>
            <Title order={2} size="h4" mb="xs">
              {formatLocalDate(date, locale)}
            </Title>
            <Group gap="xs">
              {starts.flatMap((start) => {
                const slot = byStart.get(start.getTime());
                if (!slot) return [];
                const people = slot.rowIds.map((id) => names.get(id) ?? id).join(", ");
                const isChosen = slot === chosen;
                return (
                  <Button
                    key={start.getTime()}
                    size="xs"
                    variant={isChosen ? "filled" : "default"}
                    aria-pressed={isChosen}
                    aria-label={t("availability.slot", {
                      time: formatTime(start, { locale, timeZone }),
                      people,
                    })}
                    onClick={() => onChoose(slot)}
                  >
                    {formatTime(start, { locale, timeZone })}
                  </Button>
                );
              })}
            </Group>
          </section>
        );
      })}
    </Stack>
  );
}
