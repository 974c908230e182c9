import { addDays, addHours } from "date-fns";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSeries } from "../testing/create-series.ts";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import { announceSeries } from "./announce-series.ts";
import { announceSeriesChange } from "./announce-series-change.ts";
import { withoutNotices } from "./without-notices.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

type Series = Awaited<ReturnType<typeof createSeries>>;

/** Fridays at 14:00 in Toronto; the clocks go forward on 8 March. */
const FRIDAYS = ["02-20", "02-27", "03-13"].map((day) => `2026-${day}T14:00:00`);

async function book(wanted: Partial<Parameters<typeof createSeries>[2]> = {}): Promise<Series> {
  const { unit, tenantId, ports } = organisation;
  return await unit(async (tx) => {
    const made = await createSeries(tx, tenantId, {
      rule: "FREQ=WEEKLY",
      starts: FRIDAYS,
      ...wanted,
    });
    await announceSeries(ports, tx, { event: eventOf(made.rows[0]), series: made.series });
    return made;
  });
}

function eventOf(row: Series["rows"][number] | undefined) {
  if (!row) throw new Error("There is no such occurrence");
  return { kind: "appointment", row } as const;
}

/** What was told of a series, by whatever occurrence. */
async function told({ id }: Series) {
  return await organisation.unit((tx) =>
    tx.notification.findMany({ where: { appointment: { seriesId: id } }, orderBy: { id: "asc" } }),
  );
}

async function clientMails(series: Series) {
  const rows = await told(series);
  return rows.filter((row) => row.recipientKind === "client" && row.channel === "email");
}

/** The events of a file, as another implementation reads them. */
function eventsIn(content: string | null | undefined) {
  return new ICAL.Component(ICAL.parse(content ?? ""))
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));
}

function cancellation(id: string, at = organisation.clock.now) {
  const { tenantId } = organisation;
  return { where: { tenantId, id }, by: { kind: "member" }, reason: "Closed", at } as const;
}

test("a series is confirmed once to each, with every date and one entry that repeats", async () => {
  const series = await book();
  await organisation.deliver();
  const rows = await told(series);
  expect(rows.map((row) => [row.recipientKind, row.channel, row.kind])).toEqual([
    ["client", "email", "confirmation"],
    ["member", "email", "confirmation"],
    ["member", "in_app", "confirmation"],
  ]);
  const [mail] = rows;
  expect(mail?.subject).toBe(
    "Confirmed: Haircut, every week, from Friday, February 20, 2026 at 2:00 PM EST",
  );
  for (const date of ["Friday, February 27, 2026, 2:00", "Friday, March 13, 2026, 2:00"]) {
    expect(mail?.text).toContain(date);
  }
  expect(mail?.text).toContain("Repeats: every week\n");

  const events = eventsIn(mail?.calendarFile);
  expect(events).toHaveLength(1);
  expect(events[0]?.uid).toBe(`${series.id}@convene`);
  const starts = events[0]?.iterator();
  const dates = Array.from({ length: 4 }, () => String(starts?.next()));
  // The 6th was not made; what comes after the last one may be made yet.
  expect(dates).toEqual([
    "2026-02-20T14:00:00",
    "2026-02-27T14:00:00",
    "2026-03-13T14:00:00",
    "2026-03-20T14:00:00",
  ]);
});

test("each occurrence has reminders of its own", async () => {
  const { rows } = await book();
  const last = eventOf(rows[2]);
  const before = addHours(last.row.scheduledStart, -1);
  await organisation.sweep(before);
  const reminders = (await organisation.notifications(last)).filter(
    (row) => row.kind === "reminder" && row.offsetMinutes === 60,
  );
  expect(reminders).not.toEqual([]);
  organisation.clock.now = rows[0]?.createdAt ?? before;
});

test("a first occurrence that was not made is left out of the entry, which still counts it", async () => {
  const series = await book({
    rule: "FREQ=WEEKLY;COUNT=3",
    startLocal: FRIDAYS[0] ?? "",
    starts: FRIDAYS.slice(1, 2),
    madeUntil: "2026-03-06T14:00:00",
  });
  await organisation.deliver();
  const [mail] = await clientMails(series);
  expect(mail?.subject).toMatch(/^Confirmed: Haircut on Friday, February 27/);
  const iterator = eventsIn(mail?.calendarFile)[0]?.iterator();
  const dates: string[] = [];
  for (let next = iterator?.next(); next; next = iterator?.next()) dates.push(String(next));
  expect(dates).toEqual(["2026-02-27T14:00:00"]);
});

test("an occurrence that is moved or cancelled is named as one of the series", async () => {
  const series = await book();
  await organisation.deliver();
  const [, second, third] = series.rows;
  const { client } = organisation.db;
  const start = addDays(second?.scheduledStart ?? new Date(), 1);
  const end = addHours(start, 1);
  await client.appointment.reschedule({ ...cancellation(second?.id ?? ""), start, end });
  await client.appointment.cancel(cancellation(third?.id ?? ""));
  await organisation.deliver();
  const [, moved, cancelled] = await clientMails(series);
  expect([moved?.kind, cancelled?.kind]).toEqual(["reschedule", "cancellation"]);
  for (const [mail, name, begins] of [
    [moved, "2026-02-27T14:00:00", "2026-02-28T14:00:00"],
    [cancelled, "2026-03-13T14:00:00", "2026-03-13T14:00:00"],
  ] as const) {
    const [event] = eventsIn(mail?.calendarFile);
    expect(event?.uid).toBe(`${series.id}@convene`);
    expect(event?.sequence).toBe(1);
    expect([String(event?.recurrenceId), String(event?.startDate)]).toEqual([name, begins]);
  }
  expect(cancelled?.calendarFile).toContain("METHOD:CANCEL");
});

test("a confirmation that waits goes out although its first occurrence was cancelled", async () => {
  const series = await book();
  await organisation.db.client.appointment.cancel(cancellation(series.rows[0]?.id ?? ""));
  await organisation.deliver();
  expect((await clientMails(series)).map(({ kind, state }) => [kind, state])).toEqual([
    ["confirmation", "sent"],
    ["cancellation", "sent"],
  ]);
});

test.each([
  ["cancelled", "cancellation", "Cancelled: Haircut, 2 appointments from Friday, February 27"],
  ["rescheduled", "reschedule", "Rescheduled: Haircut, 2 appointments from Saturday, February 28"],
] as const)("several that are %s at once make one message", async (change, kind, subject) => {
  const { unit, ports, tenantId } = organisation;
  const made = await book();
  await organisation.deliver();
  await unit(async (tx) => {
    const changing = made.rows.slice(1);
    await withoutNotices(async () => {
      for (const { id, scheduledStart } of changing) {
        const start = addDays(scheduledStart, 1);
        const request = cancellation(id);
        if (change === "cancelled") await tx.appointment.cancel(request);
        else await tx.appointment.reschedule({ ...request, start, end: addHours(start, 1) });
      }
    });
    const rows = await tx.appointment.findMany({
      where: { tenantId, id: { in: changing.map(({ id }) => id) } },
      orderBy: { scheduledStart: "asc" },
    });
    const occurrences = rows.map((row) => ({ start: row.scheduledStart, end: row.scheduledEnd }));
    const series = { ...made.series, occurrences };
    await announceSeriesChange(ports, tx, { event: eventOf(rows[0]), series, change });
  });
  await organisation.deliver();
  const mails = await clientMails(made);
  expect(mails.map((mail) => mail.kind)).toEqual(["confirmation", kind]);
  const mail = mails[1];
  expect(mail?.subject).toContain(subject);
  const [day, later] = change === "cancelled" ? ["27", "March 13"] : ["28", "March 14"];
  expect(mail?.text).toContain(`February ${day}, 2026, 2:00`);
  expect(mail?.text).toContain(`${later}, 2026, 2:00`);
  const events = eventsIn(mail?.calendarFile);
  expect(events.map((event) => [event.uid, event.sequence, String(event.recurrenceId)])).toEqual([
    [`${made.id}@convene`, 1, "2026-02-27T14:00:00"],
    [`${made.id}@convene`, 1, "2026-03-13T14:00:00"],
  ]);
});

/** Two of its three occurrences wait for a payment. */
async function createPending(): Promise<Series> {
  const { unit, tenantId, clock } = organisation;
  return await unit((tx) =>
    createSeries(tx, tenantId, {
      rule: "FREQ=WEEKLY",
      starts: FRIDAYS,
      dueAtBooking: 2_000,
      payBy: addHours(clock.now, 1),
    }),
  );
}

test("cancelling what waited for its payment tells nobody, what was confirmed everybody", async () => {
  const { client } = organisation.db;
  const pending = await createPending();
  expect((await client.appointment.cancel(cancellation(pending.rows[1]?.id ?? ""))).ok).toBe(true);
  expect(await told(pending)).toEqual([]);

  const confirmed = await book({ dueAtBooking: 2_000 });
  await client.appointment.cancel(cancellation(confirmed.rows[2]?.id ?? ""));
  expect((await clientMails(confirmed)).map(({ kind }) => kind)).toEqual([
    "confirmation",
    "cancellation",
  ]);
});

test("moving what still waits for its payment tells nobody", async () => {
  const { rows } = await createPending();
  const event = eventOf(rows[1]);
  const start = addDays(event.row.scheduledStart, 1);
  const moved = await organisation.db.client.appointment.reschedule({
    ...cancellation(event.row.id),
    start,
    end: addHours(start, 1),
  });
  expect(moved.ok).toBe(true);
  expect(await organisation.notifications(event)).toEqual([]);
});
