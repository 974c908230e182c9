import { expect, test } from "vitest";
import { withoutPrivateParts } from "./without-private-parts.ts";

test.each([
  ["550 5.1.1 <ada@example.test>: unknown", "550 5.1.1 <[address]>: unknown"],
  ["to=Ada.Lovelace+x@mail.example.test, relay", "[address], relay"],
  ["The number +1 416 555 0199 is landline", "The number [number] is landline"],
  ["'14165550199' is invalid", "'[number]' is invalid"],
  ["GET https://app.example/manage/eyJhbGciOi.J9?x=1 failed", "GET https://app.example/[…] failed"],
  ["smtp://user:secret@mail.example:587 refused", "smtp://mail.example:587/[…] refused"],
  ["postgresql://app:pw@db:5432/convene", "postgresql://db:5432/[…]"],
  ["Authorization: Bearer abc.def", "Authorization: Bearer [secret]"],
  ["key sk_test_4eC39HqLyjWDarj is wrong", "key [secret] is wrong"],
  ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED 127.0.0.1:5432"],
  [
    "Notification 01930000-0000-7000-8000-00000000002a",
    "Notification 01930000-0000-7000-8000-00000000002a",
  ],
])("%s", (said, kept) => {
  expect(withoutPrivateParts(said)).toBe(kept);
});
