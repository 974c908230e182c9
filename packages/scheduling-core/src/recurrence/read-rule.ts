import { InvalidInputError } from "../errors/invalid-input-error.ts";

/** A recurrence rule, checked, with its UNTIL taken out. */
export interface Rule {
  /** The parts without UNTIL, in capitals, `FREQ=WEEKLY;BYDAY=MO`. */
  readonly parts: string;
  readonly until: string | null;
}

const FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];
const WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)";
const UNTIL = /^\d{8}(?:T\d{6}Z?)?$/;

/** Each number of a list, from least to most; signed ones may also count from the end. */
interface NumberList {
  readonly least: number;
  readonly most: number;
  readonly isSigned?: boolean;
}

const NUMBER_LISTS: Readonly<Record<string, NumberList>> = {
  BYSECOND: { least: 0, most: 59 },
  BYMINUTE: { least: 0, most: 59 },
  BYHOUR: { least: 0, most: 23 },
  BYMONTHDAY: { least: 1, most: 31, isSigned: true },
  BYYEARDAY: { least: 1, most: 366, isSigned: true },
  BYWEEKNO: { least: 1, most: 53, isSigned: true },
  BYMONTH: { least: 1, most: 12 },
  BYSETPOS: { least: 1, most: 366, isSigned: true },
};

/** Longer rules are no rules; the limit keeps hostile ones cheap. */
const MOST_CHARACTERS = 1_000;

/**
 * Checks an RRULE value against the grammar of RFC 5545 §3.3.10 and its rules about which parts go
 * together. Libraries are lenient here: a misspelt part would silently widen a series.
 *
 * @param text With or without the leading `RRULE:`.
 * @throws InvalidInputError naming `rule`
 */
export function readRule(text: string): Rule {
  if (text.length > MOST_CHARACTERS) refuse(`is longer than ${MOST_CHARACTERS} characters`);
  const values = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .split(";")) {
    const [name = "", value, ...rest] = part.split("=");
    if (value === undefined || rest.length > 0)
      refuse(`has ${JSON.stringify(part)}, not NAME=value`);
    else if (values.has(name)) refuse(`has ${name} twice`);
    else if (!isValueOf(name, value)) refuse(`has ${JSON.stringify(part)}, which means nothing`);
    else values.set(name, value);
  }
  checkTogether(values);

  const until = values.get("UNTIL") ?? null;
  values.delete("UNTIL");
  return { parts: [...values].map(([name, value]) => `${name}=${value}`).join(";"), until };
}

function isValueOf(name: string, value: string): boolean {
  switch (name) {
    case "FREQ":
      return FREQUENCIES.includes(value);
    case "INTERVAL":
    case "COUNT":
      return /^[1-9]\d{0,4}$/.test(value);
    case "UNTIL":
      return UNTIL.test(value);
    case "WKST":
      return new RegExp(`^${WEEKDAY}$`).test(value);
    case "BYDAY":
      return value
        .split(",")
        .every((day) => new RegExp(`^(?:[+-]?[1-9]\\d?)?${WEEKDAY}$`).test(day));
    default:
      return value.split(",").every((number) => isInList(number, NUMBER_LISTS[name]));
  }
}

function isInList(text: string, list: NumberList | undefined): boolean {
  if (!list || !(list.isSigned ? /^[+-]?\d{1,3}$/ : /^\d{1,2}$/).test(text)) return false;
  const size = Math.abs(Number(text));
  return size >= list.least && size <= list.most;
}

function checkTogether(values: ReadonlyMap<string, string>): void {
  const frequency = values.get("FREQ");
  if (frequency === undefined) refuse("has no FREQ");
  const isOneOf = (...frequencies: string[]) => frequencies.some((known) => known === frequency);
  const has = (name: string) => values.has(name);

  if (has("COUNT") && has("UNTIL")) refuse("has both COUNT and UNTIL");
  if (has("BYWEEKNO") && !isOneOf("YEARLY")) refuse("has BYWEEKNO, which needs FREQ=YEARLY");
  if (has("BYMONTHDAY") && isOneOf("WEEKLY")) refuse("has BYMONTHDAY with FREQ=WEEKLY");
  if (has("BYYEARDAY") && isOneOf("DAILY", "WEEKLY", "MONTHLY")) {
    refuse(`has BYYEARDAY with FREQ=${frequency}`);
  }
  const hasOrdinalDay = /\d/.test(values.get("BYDAY") ?? "");
  if (hasOrdinalDay && (!isOneOf("MONTHLY", "YEARLY") || has("BYWEEKNO"))) {
    refuse("numbers its BYDAY, which needs FREQ=MONTHLY or YEARLY and no BYWEEKNO");
  }
  const hasOtherList = [...values.keys()].some((name) => /^BY(?!SETPOS)/.test(name));
  if (has("BYSETPOS") && !hasOtherList) refuse("has BYSETPOS and no other BY part to pick from");
}

function refuse(problem: string): never {
  throw new InvalidInputError("rule", problem);
}
