import { toInstant } from "@convene/scheduling-core";

/** What words and calendar files say of a rule. */
export interface SeriesRule {
  /** `DAILY`, `WEEKLY`, … */
  readonly frequency: string;
  readonly interval: number;
  /** `MO`, `2TU`; empty where the start says it. */
  readonly days: readonly string[];
  /** Whether it has parts besides these, `BYMONTHDAY=1` or the like. */
  readonly isSpecial: boolean;
  /** The latest instant at which an occurrence may start; null: there is no such. */
  readonly until: Date | null;
  readonly count: number | null;
  /** As calendar files want it: an UNTIL in UTC. */
  readonly text: string;
}

const PLAIN: ReadonlySet<string> = new Set(["FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"]);

/**
 * Takes an RRULE apart that was accepted before.
 *
 * @param timeZone IANA; of an UNTIL without `Z`.
 */
export function readSeriesRule(rule: string, timeZone: string): SeriesRule {
  const parts = new Map(
    rule
      .toUpperCase()
      .replace(/^RRULE:/, "")
      .split(";")
      .map((part): [string, string] => {
        const [name = "", value = ""] = part.split("=");
        return [name, value];
      }),
  );
  const until = untilOf(parts.get("UNTIL"), timeZone);
  if (until) parts.set("UNTIL", `${until.toISOString().replace(/\.\d+|[-:]/g, "")}`);
  const count = parts.get("COUNT");
  return {
    frequency: parts.get("FREQ") ?? "",
    interval: Number(parts.get("INTERVAL") ?? 1),
    days: parts.get("BYDAY")?.split(",") ?? [],
    isSpecial: [...parts.keys()].some((name) => !PLAIN.has(name)),
    until,
    count: count === undefined ? null : Number(count),
    text: [...parts].map(([name, value]) => `${name}=${value}`).join(";"),
  };
}

/** A date without a time means that whole day. */
function untilOf(text: string | undefined, timeZone: string): Date | null {
  const [, year, month, day, hour = "23", minute = "59", second = "59", utc] =
    text?.match(/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/) ?? [];
  if (year === undefined) return null;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return toInstant(local, utc ? "UTC" : timeZone);
}
