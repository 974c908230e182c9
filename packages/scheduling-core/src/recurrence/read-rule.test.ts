import { expect, test } from "vitest";
import { readRule } from "./read-rule.ts";

test("UNTIL is taken out, the rest is kept in capitals and in order", () => {
  expect(readRule("rrule:freq=weekly;byday=mo,fr;until=20260401t120000z")).toEqual({
    parts: "FREQ=WEEKLY;BYDAY=MO,FR",
    until: "20260401T120000Z",
  });
});

test.each([
  "FREQ=MONTHLY;BYDAY=-1FR,2MO",
  "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO",
  "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
  "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;WKST=SU;INTERVAL=2;COUNT=10",
])("%s is a rule", (rule) => {
  expect(readRule(rule)).toEqual({ parts: rule, until: null });
});

test.each([
  ["", "not NAME=value"],
  ["FREQ=FORTNIGHTLY", "means nothing"],
  ["INTERVAL=2", "has no FREQ"],
  ["FREQ=DAILY;FREQ=WEEKLY", "FREQ twice"],
  ["FREQ=DAILY;INTERVAL=0", "means nothing"],
  ["FREQ=DAILY;INTERVAL=1.5", "means nothing"],
  ["FREQ=DAILY;COUNT=-1", "means nothing"],
  ["FREQ=DAILY;COUNT=2;UNTIL=20260101", "both COUNT and UNTIL"],
  ["FREQ=DAILY;BYHOUR=24", "means nothing"],
  ["FREQ=DAILY;BYHUOR=10", "means nothing"],
  ["FREQ=DAILY;CONSTRUCTOR=1", "means nothing"],
  ["FREQ=WEEKLY;BYDAY=XX", "means nothing"],
  ["FREQ=WEEKLY;BYDAY=2MO", "numbers its BYDAY"],
  ["FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY with FREQ=WEEKLY"],
  ["FREQ=MONTHLY;BYWEEKNO=1", "needs FREQ=YEARLY"],
  ["FREQ=DAILY;BYYEARDAY=1", "BYYEARDAY with FREQ=DAILY"],
  ["FREQ=MONTHLY;BYSETPOS=1", "no other BY part"],
  ["FREQ=MONTHLY;BYMONTHDAY=0", "means nothing"],
  ["FREQ=DAILY;UNTIL=tomorrow", "means nothing"],
  [`FREQ=DAILY;BYMONTH=${"1,".repeat(1_000)}1`, "longer than 1000"],
])("%j is refused", (rule, problem) => {
  expect(() => readRule(rule)).toThrow(
    expect.objectContaining({
      code: "INVALID_INPUT",
      field: "rule",
      message: expect.stringContaining(problem),
    }),
  );
});
