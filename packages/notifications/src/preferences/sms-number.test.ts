import { expect, test } from "vitest";
import { smsNumber } from "./sms-number.ts";

test.each([
  ["+1 (416) 555-0134", "+14165550134"],
  ["+44 20.7946/0018", "+442079460018"],
  ["+33612345678", "+33612345678"],
])("%s is %s", (typed, number) => {
  expect(smsNumber(typed)).toBe(number);
});

test.each([
  null,
  "",
  "416 555 0134",
  "0033 6 12 34 56 78",
  "+0 12 345 678",
  "+123456",
  "+1234567890123456",
  "+1 416 555 0134 ext 2",
])("%s is nowhere to send to", (typed) => {
  expect(smsNumber(typed)).toBeNull();
});
