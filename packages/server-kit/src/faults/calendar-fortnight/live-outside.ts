import { type Interval, toInstant, toLocal } from "@convene/scheduling-core";
import { addHours, addMinutes, isEqual, startOfHour } from "date-fns";
import { type DiaryEvent, type Moment, originalStarts } from "./diary.ts";
import { type Booking, count, type Fortnight, type Person } from "./fortnight.ts";
import { purposeOf } from "./keep-bookings.ts";

/** What a member enters, moves or deletes in their own program, past us. */
export async function liveOutside(fortnight: Fortnight, person: Person): Promise<void> {
  const { choices } = fortnight;
  const { diary } = person;
  const moment = momentOf(fortnight, person);
  const entry = choices.pick(diary.entries);
  if (!entry || choices.chance(0.5)) {
    await diary.add(anyEvent(fortnight, person), moment);
    count(fortnight, "entered outside");
  } else if (entry.event.repeats && choices.chance(0.7)) {
    const start = choices.pick(originalStarts(entry));
    if (!start || entry.changed.has(start.getTime())) return;
    const to = choices.chance(0.5) ? anySpan(fortnight, person) : null;
    await diary.changeOccurrence(entry, start, to, moment);
    count(fortnight, "occurrence changed outside");
  } else if (entry.event.repeats || entry.event.allDay || choices.chance(0.4)) {
    await diary.remove(entry, moment);
    count(fortnight, "deleted outside");
  } else {
    const to = choices.chance(0.3) ? stretched(fortnight, entry.span) : anySpan(fortnight, person);
    await diary.move(entry, to, moment);
    count(fortnight, "moved outside");
  }
}

/** Moves or deletes a copy of our event in the calendar of one of its hosts, or moves it back. */
export async function touchCopy(
  fortnight: Fortnight,
  booking: Booking,
  host: Person,
): Promise<void> {
  const { choices } = fortnight;
  const { outside } = booking;
  const { calendar } = host.account;
  if (!(await isWritten(fortnight, booking, host))) return;
  const there = (await calendar.list()).find(({ title }) => title === booking.title);
  if (!there) return;
  if (outside.get(host)?.span && choices.chance(0.5)) {
    await calendar.move(there.externalId, booking.span);
    outside.delete(host);
    count(fortnight, "copy moved back");
  } else if (choices.chance(0.6)) {
    const span = choices.chance(0.3) ? stretched(fortnight, there) : anySpan(fortnight, host);
    await calendar.move(there.externalId, span);
    if (areIntervalsEqual(span, booking.span)) outside.delete(host);
    else outside.set(host, { span, accepted: false });
    count(fortnight, "copy moved");
  } else {
    await calendar.remove(there.externalId);
    outside.set(host, { span: null, accepted: false });
    count(fortnight, "copy deleted");
  }
}

function areIntervalsEqual(a: Interval, b: Interval): boolean {
  return isEqual(a.start, b.start) && isEqual(a.end, b.end);
}

/** Whether nothing of ours is on its way there: it would rightly undo what is done now. */
async function isWritten(
  { app, tenantId }: Fortnight,
  { kind, id }: Booking,
  { memberId }: Person,
): Promise<boolean> {
  const copy = await app.kit.db.unit(tenantId, (tx) =>
    tx.calendarCopy.findFirst({
      where: { ...purposeOf(kind, id), calendar: { connection: { memberId } } },
    }),
  );
  return copy?.state === "written" || copy?.state === "moved_outside";
}

function momentOf({ app, connections, noticesLost }: Fortnight, { memberId }: Person): Moment {
  const view = connections.get(memberId);
  const reached = view?.state === "connected" && view.watched;
  return { now: app.kit.now(), noticed: reached && !noticesLost };
}

function anyEvent(fortnight: Fortnight, person: Person): DiaryEvent {
  const { choices } = fortnight;
  const { provider, timeZone } = person;
  const title = choices.pick(["Dentist", "School", "Lunch", "Train"]) ?? "";
  const span = anySpan(fortnight, person);
  const kind = choices.between(1, 10);
  if (kind === 1) return { title, ...wholeDays(fortnight, timeZone), allDay: true, timeZone };
  if (kind === 2) return { title, ...span, timeZone, free: true };
  if (kind === 3) return { title, ...span, timeZone, declined: true };
  if (kind === 4) return { title, ...span, timeZone, tentative: true };
  if (kind <= 6) {
    const everyDays = choices.chance(0.5) ? 1 : 7;
    // Radicale's series are entered in UTC: it has no program of its own that would name a zone.
    const zone = provider === "caldav" ? "UTC" : timeZone;
    const repeats = { everyDays, count: choices.between(2, 6) } as const;
    return { title, ...span, timeZone: zone, repeats };
  }
  return { title, ...span, timeZone };
}

/** Somewhere from a few hours ago to four days ahead, now and then on one of our own events. */
function anySpan({ clock, choices, bookings }: Fortnight, person: Person): Interval {
  const ahead = bookings.filter(
    ({ hosts, cancelled, span }) => hosts.includes(person) && !cancelled && span.start > clock.now,
  );
  const booking = choices.pick(ahead);
  const anywhere = addMinutes(startOfHour(clock.now), choices.between(-12, 4 * 96) * 15);
  const start = booking && choices.chance(0.35) ? booking.span.start : anywhere;
  return { start, end: addMinutes(start, choices.between(1, 10) * 15) };
}

/** The same beginning, and a later end. */
function stretched({ choices }: Fortnight, { start, end }: Interval): Interval {
  return { start, end: addMinutes(end, choices.between(1, 4) * 15) };
}

function wholeDays(fortnight: Fortnight, timeZone: string): Interval {
  const { clock, choices } = fortnight;
  const first = addHours(clock.now, 24 * choices.between(0, 4));
  const midnight = (at: Date) =>
    toInstant(`${toLocal(at, timeZone).local.slice(0, 10)}T00:00`, timeZone);
  return { start: midnight(first), end: midnight(addHours(first, 24 * choices.between(1, 2))) };
}
