import { boundedCache } from "./bounded-cache.ts";

const DAY = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const SHORT_DAY = { weekday: "short", month: "short", day: "numeric" } as const;
const CLOCK = { hour: "numeric", minute: "2-digit" } as const;

const STYLES = {
  weekday: { weekday: "long" },
  date: { year: "numeric", month: "long", day: "numeric" },
  clock: CLOCK,
  dayAndClock: { ...DAY, ...CLOCK },
  moment: { ...DAY, ...CLOCK, timeZoneName: "short" },
  shortMoment: { ...SHORT_DAY, ...CLOCK, timeZoneName: "short" },
  shortMomentWithYear: { ...SHORT_DAY, year: "numeric", ...CLOCK, timeZoneName: "short" },
  zone: { timeZoneName: "long" },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

export type DateStyle = keyof typeof STYLES;

/** Making a format takes a hundred times as long as using it. */
const formats = boundedCache<Intl.DateTimeFormat>(500);

export function dateFormat(locale: string, timeZone: string, style: DateStyle) {
  return formats.get(
    `${locale}|${timeZone}|${style}`,
    () => new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone }),
  );
}
