import { expandRecurrence } from "@convene/scheduling-core";
import { createI18n } from "@convene/ui";
import { describe, expect, test } from "vitest";
import { staffTexts } from "../locales/staff-texts.ts";
import { describeRule } from "./describe-rule.ts";
import { isLastOfMonth, type RepeatRule, readRrule, toRrule } from "./repeat-rule.ts";

const weekly: RepeatRule = {
  unit: "week",
  interval: 1,
  weekdays: [],
  monthlyBy: "date",
  end: { kind: "never" },
};
/** A Tuesday, the third of its month. */
const FIRST = "2026-01-20";

test.each<[Partial<RepeatRule>, string]>([
  [{}, "FREQ=WEEKLY;BYDAY=TU"],
  [{ weekdays: ["TH", "MO"], interval: 2 }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"],
  [{ unit: "day", end: { kind: "count", count: 5 } }, "FREQ=DAILY;COUNT=5"],
  [
    { unit: "month", end: { kind: "until", date: "2026-06-30" } },
    "FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20260630",
  ],
  [{ unit: "month", monthlyBy: "weekday" }, "FREQ=MONTHLY;BYDAY=3TU"],
  [{ unit: "month", monthlyBy: "lastWeekday" }, "FREQ=MONTHLY;BYDAY=-1TU"],
])("%j is %s, and begins with the first date", (change, rule) => {
  expect(toRrule({ ...weekly, ...change }, FIRST)).toBe(rule);
  expect(readRrule({ rule, startLocal: `${FIRST}T10:00:00`, timeZone: "UTC" })).toBeDefined();
  const first = change.monthlyBy === "lastWeekday" ? "2026-01-27" : FIRST;
  const start = change.weekdays ? "2026-01-22" : first;
  const range = { start: new Date("2026-01-01"), end: new Date("2026-03-01") };
  const [made] = expandRecurrence({ start: `${FIRST}T10:00:00`, timeZone: "UTC", rule }, { range });
  expect(made?.toISOString().slice(0, 10)).toBe(start);
});

test("the last of its weekdays in a month is known as such", () => {
  expect([FIRST, "2026-01-24", "2026-01-25", "2026-02-22"].map(isLastOfMonth)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

describe.each([
  [
    "en-GB",
    [
      "Every week on Monday and Thursday, 10 times",
      "Every 2 weeks on Tuesday, with no end",
      "Every day, until 30 June 2026",
      "Every month on the 21st, with no end",
      "Every 3 months on the last Friday, with no end",
      "On dates of its own",
    ],
  ],
  [
    "fr-CA",
    [
      "Toutes les semaines, le lundi et le jeudi, 10 fois",
      "Toutes les 2 semaines, le mardi, sans fin",
      "Tous les jours, jusqu’au 30 juin 2026",
      "Tous les mois, le 21, sans fin",
      "Tous les 3 mois, le dernier vendredi, sans fin",
      "À des dates qui lui sont propres",
    ],
  ],
] as const)("in %s", (locale, sentences) => {
  test("a rule reads as a sentence", async () => {
    const i18n = createI18n(staffTexts, locale);
    const t = i18n.getFixedT(null, "series");
    const said = [
      "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10",
      "FREQ=WEEKLY;INTERVAL=2",
      "FREQ=DAILY;UNTIL=20260701T020000Z",
      "FREQ=MONTHLY;BYMONTHDAY=21",
      "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
      "FREQ=YEARLY",
    ].map((rule) =>
      describeRule(
        { rule, startLocal: `${FIRST}T10:00:00`, timeZone: "America/Toronto" },
        t,
        locale,
      ),
    );
    expect(said).toEqual(sentences);
  });
});
