import type { CalendarCopy } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { expect } from "vitest";
import { acceptedKey, isAbout, openConflicts, type ShownConflict } from "./answer-conflict.ts";
import type { Booking, Fortnight, Person } from "./fortnight.ts";
import { offerSlots } from "./offer-slots.ts";

/**
 * Our events and the members' calendars agree, or the disagreement is shown or was accepted. To be
 * asked when all providers answer and nothing is left to do.
 */
export async function expectAgreement(fortnight: Fortnight): Promise<void> {
  const conflicts = await openConflicts(fortnight);
  const wrong: string[] = [];
  for (const person of fortnight.people) {
    const mine = conflicts.filter((shown) => shown.person === person);
    wrong.push(
      ...(await compareCalendar(fortnight, person, mine)),
      ...(await compareBusy(fortnight, person)),
      ...compareBusyConflicts(fortnight, person, mine),
    );
    await offerSlots(fortnight, [person], { days: 7 });
  }
  expect(wrong).toEqual([]);
}

/** Their calendar holds others' events untouched and ours as they are, each once, and nothing else. */
async function compareCalendar(
  fortnight: Fortnight,
  person: Person,
  conflicts: readonly ShownConflict[],
): Promise<string[]> {
  const { name, account, diary } = person;
  const there = (await account.calendar.list()).map((event) => ({
    title: event.title,
    span: lineOf(event),
  }));
  const takeOut = (title: string, span: Interval): boolean => {
    const at = there.findIndex((event) => event.title === title && event.span === lineOf(span));
    if (at >= 0) there.splice(at, 1);
    return at >= 0;
  };
  const wrong: string[] = [];
  for (const { event, span } of diary.entries) {
    if (!takeOut(event.title, span)) wrong.push(`${name} lost ${event.title} ${lineOf(span)}`);
  }
  const copies = await copiesOf(fortnight, person);
  for (const booking of fortnight.bookings.filter(({ hosts }) => hosts.includes(person))) {
    if (booking.cancelled) continue;
    const copy = copies.get(booking.id);
    const asked = conflicts.filter((shown) => shown.booking === booking);
    const said = `${name}: ${booking.title} ${lineOf(booking.span)}`;
    if (booking.span.end <= fortnight.clock.now) {
      // It is over: what was not written in time, or touched too late to be noticed, stays so.
      const left = there.filter(({ title }) => title === booking.title);
      const untouched = copy?.state === "written" && !booking.outside.has(person);
      if (untouched && !takeOut(booking.title, booking.span))
        wrong.push(`${said} was left nowhere`);
      else if (!untouched && left.length > 1) wrong.push(`${said} was left twice`);
      else if (!untouched && left[0]) there.splice(there.indexOf(left[0]), 1);
      continue;
    }
    const change = booking.outside.get(person);
    if (!change) {
      if (!takeOut(booking.title, booking.span))
        wrong.push(`${said} is not there (${copy?.state})`);
      if (asked.some(({ row }) => row.kind !== "busy")) wrong.push(`${said} is asked about`);
      continue;
    }
    // What they did is not undone by itself: it is asked about until somebody has answered.
    if (change.span && !takeOut(booking.title, change.span)) wrong.push(`${said} was undone`);
    const kind = change.span ? "moved_outside" : "deleted_outside";
    const open = asked.filter(({ row }) => row.kind !== "busy");
    const right = open.every(({ row }) => row.kind === kind && isAbout(row, change.span));
    if (open.length !== (change.accepted ? 0 : 1) || !right) {
      wrong.push(
        `${said} was ${kind}${change.accepted ? ", accepted" : ""}, asked ${open.length}×`,
      );
    }
  }
  for (const { title, span } of there) wrong.push(`${name} has ${title} ${span} too much`);
  return wrong;
}

/** What blocks them is what their calendar says, and nothing of ours. */
async function compareBusy(
  { app, tenantId, connections }: Fortnight,
  { name, resourceId, memberId, diary }: Person,
): Promise<string[]> {
  const held = await app.kit.db.unit(tenantId, (tx) =>
    tx.externalBusy.findMany({ where: { resourceId } }),
  );
  const { knownFrom, knownUntil } = connections.get(memberId) ?? {};
  if (!knownFrom || !knownUntil) return [`${name} was never read`];
  const known = diary.busy().filter(({ start, end }) => end > knownFrom && start < knownUntil);
  const ours = held.map(({ startsAt, endsAt }) => lineOf({ start: startsAt, end: endsAt }));
  const theirs = known.map(lineOf);
  return [
    ...without(ours, theirs).map((span) => `${name} is busy ${span} for no reason`),
    ...without(theirs, ours).map((span) => `${name} does not count as busy ${span}`),
  ];
}

/** Each busy time on an event to come is asked about, unless somebody said that it may stay. */
function compareBusyConflicts(
  { bookings, clock }: Fortnight,
  person: Person,
  conflicts: readonly ShownConflict[],
): string[] {
  const ahead = bookings.filter(
    ({ hosts, cancelled, span }) => hosts.includes(person) && !cancelled && span.end > clock.now,
  );
  const expected = ahead.flatMap((booking) => clashesOf(booking, person, clock.now));
  const shown = conflicts
    .filter(({ row }) => row.kind === "busy")
    .map(({ booking, row }) => {
      const span = row.startsAt && row.endsAt && { start: row.startsAt, end: row.endsAt };
      return `${booking.title} ${span && lineOf(span)}`;
    });
  return [
    ...without(expected, shown).map((clash) => `${person.name}: ${clash} is not shown`),
    ...without(shown, expected).map((clash) => `${person.name}: ${clash} is shown for no reason`),
  ];
}

/** One for each start: of busy times that begin together, the longest. */
function clashesOf({ title, span, accepted }: Booking, person: Person, now: Date): string[] {
  const over = person.diary
    .busy()
    .filter(({ start, end }) => start < span.end && end > span.start && end > now)
    .filter(({ start, end }) => {
      const until = accepted.get(acceptedKey(person, start));
      return !until || until < end;
    });
  return [...Map.groupBy(over, ({ start }) => start.getTime()).values()].map((spans) => {
    const end = new Date(Math.max(...spans.map((one) => one.end.getTime())));
    return `${title} ${lineOf({ start: spans[0]?.start ?? end, end })}`;
  });
}

async function copiesOf(
  { app, tenantId }: Fortnight,
  { memberId }: Person,
): Promise<ReadonlyMap<string, CalendarCopy>> {
  const copies = await app.kit.db.unit(tenantId, (tx) =>
    tx.calendarCopy.findMany({ where: { calendar: { connection: { memberId } } } }),
  );
  return new Map(copies.map((copy) => [copy.interviewId ?? copy.appointmentId ?? "", copy]));
}

function lineOf({ start, end }: Interval): string {
  return `${start.toISOString().slice(0, 19)}/${end.toISOString().slice(0, 19)}`;
}

/** What the one has more than the other, doubles counted. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
