import { expandRecurrence } from "@convene/scheduling-core";
import { addDays, addMinutes, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { DemoCalendar } from "./demo-calendar.ts";
import { DEMO_ORGANISATIONS } from "./demo-organisations.ts";
import { type DemoRows, demoRows } from "./demo-rows.ts";
import { seededRandom } from "./seeded-random.ts";

/** The moment, and whether offices are open where the demo hires. */
const MOMENTS = [
  ["on a Thursday morning", "2026-11-26T15:10:00Z", true],
  ["on a Monday at nine", "2026-11-30T14:00:00Z", true],
  ["late on a Friday afternoon", "2026-11-27T21:20:00Z", true],
  ["on a Sunday night", "2026-11-29T22:50:00Z", false],
  ["five minutes past midnight", "2026-11-25T05:05:00Z", false],
  ["in the hour that comes twice", "2026-11-01T05:30:00Z", false],
  ["on the day on which the clocks go forward", "2027-03-14T15:10:00Z", false],
  ["on New Year's Eve", "2026-12-31T17:00:00Z", true],
  ["on a leap day", "2028-02-29T16:00:00Z", true],
] as const;

function harbourAt(now: Date): DemoRows {
  const organisation = DEMO_ORGANISATIONS.find(({ hiring }) => hiring);
  if (!organisation) throw new Error("The demo has nobody who hires in full");
  const userIds = new Map(organisation.people.map(({ email }) => [email, uuidv7()]));
  const calendar = new DemoCalendar(now, seededRandom(2026));
  return demoRows({ organisation, tenantId: uuidv7(), userIds, calendar });
}

const time = (at: Date | string | null | undefined) => new Date(at ?? Number.NaN).getTime();
const counts = <Row>(rows: readonly Row[], key: (row: Row) => string) =>
  Object.fromEntries([...Map.groupBy(rows, key)].map(([name, found]) => [name, found.length]));

test.each(MOMENTS)("whoever starts %s finds a hiring week that holds together", (_, at, isOpen) => {
  const now = new Date(at);
  const rows = harbourAt(now);
  const { interviews, applications, attendees, scorecards, offers, requests } = rows;

  for (const taken of Map.groupBy(rows.reservations, ({ resourceId }) => resourceId).values()) {
    const spans = taken.toSorted((a, b) => time(a.startsAt) - time(b.startsAt));
    for (const [index, { startsAt }] of spans.entries()) {
      expect(time(startsAt)).toBeGreaterThanOrEqual(time(spans[index - 1]?.endsAt ?? startsAt));
    }
  }
  for (const one of interviews) {
    const { status, createdAt, scheduledStart, scheduledEnd, cancelledAt, lastRescheduledAt } = one;
    expect(time(createdAt)).toBeLessThanOrEqual(Math.min(+now, time(scheduledStart)));
    if (status === "completed" || status === "no_show") {
      expect(time(scheduledEnd)).toBeLessThanOrEqual(+now);
    }
    if (status === "scheduled" || status === "confirmed") {
      expect(time(scheduledStart)).toBeGreaterThan(+now);
    }
    for (const moment of [cancelledAt, lastRescheduledAt]) {
      if (!moment) continue;
      expect(time(moment)).toBeLessThanOrEqual(Math.min(+now, time(scheduledStart)));
      expect(time(moment)).toBeGreaterThanOrEqual(time(createdAt));
    }
  }
  const told = [
    ...[rows.changes, rows.applicationChanges, rows.offerChanges].flatMap((all) =>
      all.map(({ at: toldAt }) => toldAt),
    ),
    ...rows.applicationNotes.map(({ createdAt }) => createdAt),
  ];
  for (const moment of told) expect(time(moment)).toBeLessThanOrEqual(+now);
  for (const changes of Map.groupBy(rows.applicationChanges, (one) => one.applicationId).values()) {
    const [first] = changes.toSorted((a, b) => time(a.at) - time(b.at));
    expect(first?.kind).toBe("applied");
    expect(+now - time(first?.at)).toBeLessThan(95 * 86_400_000);
  }
  for (const { stageSince, createdAt, closedAt } of applications) {
    expect(time(stageSince)).toBeGreaterThanOrEqual(time(createdAt));
    expect(time(closedAt ?? now)).toBeGreaterThanOrEqual(time(stageSince));
    expect(time(closedAt ?? now)).toBeLessThanOrEqual(+now);
  }

  const byId = new Map(interviews.map((one) => [one.id, one]));
  const cards = new Set(
    scorecards.flatMap(({ interviewId, memberId, submittedAt }) =>
      submittedAt ? [`${interviewId} ${memberId}`] : [],
    ),
  );
  const memberOf = new Map(rows.members.map(({ resourceId, id }) => [resourceId, id]));
  for (const { interviewId, resourceId, required, feedbackDueAt } of attendees) {
    const { status, scheduledEnd } = byId.get(interviewId) ?? {};
    const isIn = cards.has(`${interviewId} ${memberOf.get(resourceId)}`);
    const isWaited = required !== false && status !== "cancelled" && status !== "no_show" && !isIn;
    const isGivenUp = +now - time(scheduledEnd) > 13 * 86_400_000;
    if (!isGivenUp) expect(feedbackDueAt !== null && feedbackDueAt !== undefined).toBe(isWaited);
    if (feedbackDueAt) expect(time(feedbackDueAt)).toBeGreaterThan(+now);
  }
  for (const { submittedAt, interviewId } of scorecards) {
    if (!submittedAt) continue;
    expect(time(submittedAt)).toBeLessThanOrEqual(+now);
    expect(time(submittedAt)).toBeGreaterThan(time(byId.get(interviewId)?.scheduledEnd));
  }

  expect(counts(offers, ({ state }) => state ?? "draft")).toEqual({
    draft: 1,
    pending_approval: 2,
    approved: 1,
    sent: 1,
    countered: 1,
    declined: 1,
    expired: 1,
    withdrawn: 1,
    accepted: 4,
  });
  expect(rows.employees).toHaveLength(4);
  for (const { state, sentAt, expiresAt, answeredAt, createdAt } of offers) {
    if (sentAt) expect(time(sentAt)).toBeGreaterThan(time(createdAt));
    if (answeredAt) {
      expect(time(answeredAt)).toBeGreaterThan(time(sentAt));
      expect(time(answeredAt)).toBeLessThanOrEqual(Math.min(+now, time(expiresAt)));
    }
    if (state === "sent") expect(time(expiresAt)).toBeGreaterThan(+now);
    if (state === "expired") expect(time(expiresAt)).toBeLessThanOrEqual(+now);
  }
  expect(counts(requests, ({ mode, state }) => `${mode} ${state}`)).toEqual({
    "choose open": 1,
    "proposals open": 1,
    "availability answered": 1,
    "choose booked": 1,
    "choose declined": 1,
    "choose expired": 1,
    "choose withdrawn": 1,
  });
  expect(rows.proposals).toHaveLength(3);

  const soon = interviews.filter(
    ({ scheduledStart, status }) =>
      (status === "scheduled" || status === "confirmed") &&
      time(scheduledStart) - +now < 16 * 86_400_000,
  );
  expect(soon.length).toBeGreaterThan(20);
  expect(attendees.filter(({ response }) => response === "declined")).toHaveLength(1);
  expect(interviews.filter(({ replacements }) => replacements === 1)).toHaveLength(1);
  const aheadLoops = new Set(soon.flatMap(({ loopId }) => loopId ?? []));
  expect(aheadLoops.size).toBe(1);
  const split = [...Map.groupBy(scorecards, ({ interviewId }) => interviewId).values()].filter(
    (own) => own.some(({ overall }) => overall === 5) && own.some(({ overall }) => overall === 2),
  );
  expect(split.length).toBeGreaterThan(0);
  const admin = rows.members.find(({ atsRole }) => atsRole === "admin");
  const owed = attendees.filter(
    ({ resourceId, interviewId, feedbackDueAt }) =>
      resourceId === admin?.resourceId &&
      feedbackDueAt &&
      byId.get(interviewId)?.status === "completed",
  );
  expect(owed.length).toBeGreaterThanOrEqual(2);
  const qualifications = attendees.flatMap(({ qualification }) => qualification ?? []);
  expect(new Set(qualifications)).toEqual(new Set(["qualified", "shadow", "reverse_shadow"]));
  const running = interviews.filter(({ status }) => status === "in_progress");
  if (isOpen) expect(running.length).toBe(1);
});

test("who publishes their times holds interviews at no others", () => {
  const now = new Date("2026-11-26T15:10:00Z");
  const { interviewers, published, attendees, interviews } = harbourAt(now);
  const publisher = interviewers.find(({ hours }) => hours === "published");
  const weekly = published.find(({ rule }) => rule);
  const {
    startLocal: start = "",
    timezone: timeZone = "",
    rule,
    durationMinutes = 0,
  } = weekly ?? {};
  const range = { start: subDays(now, 100), end: addDays(now, 60) };
  const opens = expandRecurrence({ start, timeZone, rule: rule ?? "" }, { range });
  const own = attendees.filter(({ resourceId }) => resourceId === publisher?.resourceId);
  expect(own.length).toBeGreaterThan(0);
  for (const { interviewId } of own) {
    const held = interviews.find(({ id }) => id === interviewId);
    const isIn = opens.some(
      (at) =>
        at.getTime() <= time(held?.scheduledStart) &&
        addMinutes(at, durationMinutes).getTime() >= time(held?.scheduledEnd),
    );
    expect(isIn).toBe(true);
  }
});
