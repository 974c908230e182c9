import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { DemoCalendar } from "./demo-calendar.ts";
import { DEMO_ORGANISATIONS } from "./demo-organisations.ts";
import { type DemoRows, demoRows } from "./demo-rows.ts";
import { seededRandom } from "./seeded-random.ts";

const MOMENTS = [
  ["on a Sunday night", "2026-11-29T22:50:00Z"],
  ["five minutes past midnight", "2026-11-25T23:05:00Z"],
  ["in the hour that comes twice", "2026-10-25T00:30:00Z"],
  ["on the day on which the clocks go forward", "2027-03-28T10:10:00Z"],
  ["on a Thursday at noon", "2026-11-26T11:00:00Z"],
  ["on New Year's Eve", "2026-12-31T17:00:00Z"],
  ["on a leap day", "2028-02-29T08:00:00Z"],
] as const;

function salonAt(now: Date): DemoRows {
  const organisation = DEMO_ORGANISATIONS.find(({ salon }) => salon);
  if (!organisation) throw new Error("The demo has no salon");
  const userIds = new Map(organisation.people.map(({ email }) => [email, uuidv7()]));
  const calendar = new DemoCalendar(now, seededRandom(2026));
  return demoRows({ organisation, tenantId: uuidv7(), userIds, calendar });
}

test.each(MOMENTS)("whoever starts %s finds a salon that holds together", (_, at) => {
  const now = new Date(at);
  const rows = salonAt(now);
  const byResource = Map.groupBy(rows.reservations, ({ resourceId }) => resourceId);
  for (const taken of byResource.values()) {
    const spans = taken
      .map(({ startsAt, endsAt }) => [+new Date(startsAt), +new Date(endsAt)] as const)
      .toSorted(([a], [b]) => a - b);
    for (const [index, [start]] of spans.entries()) {
      expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? start);
    }
  }
  for (const { status, createdAt, scheduledStart, scheduledEnd } of rows.appointments) {
    expect(+new Date(createdAt ?? 0)).toBeLessThanOrEqual(
      Math.min(+now, +new Date(scheduledStart)),
    );
    if (status === "completed") expect(+new Date(scheduledEnd)).toBeLessThanOrEqual(+now);
    if (status === "confirmed") expect(+new Date(scheduledStart)).toBeGreaterThan(+now);
  }
  const states = Map.groupBy(rows.waiting, ({ state }) => state ?? "waiting");
  expect([states.get("waiting")?.length, states.get("offered")?.length]).toEqual([3, 1]);
  expect(rows.refunds.filter(({ state }) => state === "failed")).toHaveLength(1);
  expect(rows.refunds.filter(({ state }) => state === "pending")).toHaveLength(2);
  expect(rows.changes.filter(({ kind }) => kind === "edited")).toHaveLength(3);
  const coming = rows.sessions.filter(({ scheduledStart }) => new Date(scheduledStart) > now);
  const taken = Map.groupBy(rows.places, ({ sessionId }) => sessionId);
  expect(coming.filter(({ id }) => taken.get(id ?? "")?.length === 8)).toHaveLength(1);
  expect(coming.some(({ id }) => taken.get(id ?? "")?.length === 4)).toBe(true);
});
