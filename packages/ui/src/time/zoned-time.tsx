import { Text } from "@mantine/core";
import { useLocale } from "../i18n/use-locale.ts";
import { localDate } from "./local-date.ts";
import { formatShortDate, formatTime, zoneShortName } from "./time-format.ts";
import styles from "./zoned-time.module.css";
import { describeZone } from "./zones.ts";

export interface ZonedTimeProps {
  readonly instant: Date;
  /** IANA zone in which the time is shown. */
  readonly timeZone: string;
  /** The viewer's IANA zone; where it tells another time, the shown zone's short name is added. */
  readonly viewerTimeZone?: string;
  /** Adds the date. Default: the time only. */
  readonly withDate?: boolean;
  /** Adds `– 15:00`. */
  readonly until?: Date;
}

/** A time in the zone told, as a `<time>` element. */
export function ZonedTime({
  instant,
  timeZone,
  viewerTimeZone,
  withDate = false,
  until,
}: ZonedTimeProps) {
  const locale = useLocale();
  const there = { locale, timeZone };
  const foreign =
    viewerTimeZone !== undefined && tellsAnotherTime(instant, timeZone, viewerTimeZone, locale);
  return (
    <time dateTime={instant.toISOString()}>
      {withDate && `${formatShortDate(instant, there)}, `}
      {formatTime(instant, there)}
      {until && ` – ${formatTime(until, there)}`}
      {foreign && ` ${zoneShortName(instant, there)}`}
    </time>
  );
}

function tellsAnotherTime(instant: Date, a: string, b: string, locale: string): boolean {
  if (a === b) return false;
  return (
    localDate(instant, a) !== localDate(instant, b) ||
    formatTime(instant, { locale, timeZone: a }) !== formatTime(instant, { locale, timeZone: b })
  );
}

export interface TimeInZonesProps {
  readonly instant: Date;
  /** IANA zones in the order to show; the first one's date is the reference. */
  readonly timeZones: readonly string[];
  readonly until?: Date;
}

/** One instant in several zones, side by side: `14:00 Toronto · 20:00 Berlin`. */
export function TimeInZones({ instant, timeZones, until }: TimeInZonesProps) {
  const locale = useLocale();
  const zones = [...new Set(timeZones)];
  const [reference] = zones;
  if (reference === undefined) return null;
  const date = localDate(instant, reference);
  return (
    <span className={styles.zones}>
      <span className={styles.times}>
        {zones.map((timeZone, index) => (
          <span key={timeZone} className={styles.time}>
            {index > 0 && (
              <Text span c="dimmed" className={styles.separator} aria-hidden>
                ·
              </Text>
            )}
            <ZonedTime
              instant={instant}
              timeZone={timeZone}
              withDate={localDate(instant, timeZone) !== date}
              {...(until ? { until } : {})}
            />{" "}
            <Text span c="dimmed" title={zoneShortName(instant, { locale, timeZone })}>
              {describeZone(timeZone).city}
            </Text>
          </span>
        ))}
      </span>
    </span>
  );
}
