import { expect, test } from "vitest";
import { addStaffTexts } from "../i18n/add-staff-texts.ts";
import { createKitI18n } from "../i18n/create-kit-i18n.ts";
import type { ConnectedAccount } from "./calendars-query.ts";
import { connectionState } from "./connection-state.ts";

const i18n = createKitI18n({}, "en-GB");
addStaffTexts(i18n);

const now = new Date("2026-01-20T14:00:00Z");
const account: ConnectedAccount = {
  id: "0197f0a0-0000-7000-8000-000000000000",
  provider: "google",
  account: "ana@example.com",
  state: "connected",
  problem: null,
  lastSyncAt: "2026-01-20T13:57:00Z",
  nextSyncAt: "2026-01-20T14:12:00Z",
  calendars: [],
};
const stateOf = (changes: Partial<ConnectedAccount>) =>
  connectionState(i18n, { ...account, ...changes }, now);

test("an account that is in step says when it was read, and nothing else", () => {
  expect(stateOf({})).toEqual({
    tone: "good",
    label: "In step",
    read: "Last read 3 minutes ago",
    lines: [],
  });
});

test("an account that was not read yet does not claim to be in step", () => {
  expect(stateOf({ lastSyncAt: null })).toMatchObject({ tone: "info", label: "Being read" });
});

test("an account that fails says why, and when it is tried again", () => {
  const { label, lines } = stateOf({ state: "failing", problem: "unavailable" });
  expect(label).toBe("Could not be read");
  expect(lines[0]).toBe("The provider has a failure of its own.");
  expect(lines[1]).toBe("We try again in 12 minutes.");
});

test("a retry that is due is not told as past", () => {
  const { lines } = stateOf({ state: "failing", nextSyncAt: "2026-01-20T13:59:00Z" });
  expect(lines[1]).toBe("We try again in a moment.");
});

test("a reason that is not known here still gets a sentence", () => {
  const { lines } = stateOf({ state: "failing", problem: "eclipse" });
  expect(lines[0]).toBe("The provider answered in an unexpected way.");
});
