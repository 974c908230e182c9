import { addDays, type LocalDate, startOfLocalDate } from "@convene/ui";

/** Parts of a day in which something may begin. */
export const DAY_PARTS = [
  "any",
  "morning",
  "afternoon",
  "evening",
  "untilEvening",
  "fromNoon",
] as const;
export type DayPart = (typeof DAY_PARTS)[number];

interface Between {
  /** Local, `HH:mm`; both included. */
  readonly from: string;
  readonly until: string;
}

// As the times of a day are grouped: noon and five o'clock divide it.
const TIMES: Readonly<Record<Exclude<DayPart, "any">, Between>> = {
  morning: { from: "00:00", until: "11:59" },
  afternoon: { from: "12:00", until: "16:59" },
  evening: { from: "17:00", until: "23:59" },
  untilEvening: { from: "00:00", until: "16:59" },
  fromNoon: { from: "12:00", until: "23:59" },
};

/** Which times would do, as a person says it. */
export interface Wishes {
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  /** The first and the last day. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly part: DayPart;
}

/** How many days after the first one would usually do, too. */
const USUAL_DAYS = 13;

interface UsualDays {
  /** The day that is looked at. */
  readonly earliest: LocalDate;
  readonly lastDay: LocalDate;
  /** It is that day that has no time. */
  readonly onlyDay?: boolean;
}

/** What a form of wishes begins with. */
export function usualWishes(
  hostId: string | undefined,
  { earliest, lastDay, onlyDay = false }: UsualDays,
): Wishes {
  const [from = earliest] = [earliest, lastDay].toSorted();
  const [until = from] = [onlyDay ? from : addDays(from, USUAL_DAYS), lastDay].toSorted();
  return { hostId, from, until, part: "any" };
}

const MINUTE_MS = 60_000;

/** The wishes as the API wants them. @param timeZone IANA: whose days are meant. */
export function wishesInput({ hostId, from, until, part }: Wishes, timeZone: string) {
  const end = startOfLocalDate(addDays(until, 1), timeZone);
  return {
    ...(hostId !== undefined && { hostId }),
    timeZone,
    earliest: startOfLocalDate(from, timeZone).toISOString(),
    latest: new Date(end.getTime() - MINUTE_MS).toISOString(),
    between: part === "any" ? null : TIMES[part],
  };
}

/** The part of a day that local times are; undefined for other times. */
export function dayPartOf(between: Between | null): DayPart | undefined {
  if (between === null) return "any";
  return DAY_PARTS.find(
    (part) =>
      part !== "any" && TIMES[part].from === between.from && TIMES[part].until === between.until,
  );
}
