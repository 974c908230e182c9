import { settleConflict } from "@convene/calendar/connected";
import type { CalendarConflict } from "@convene/prisma";
import { addMinutes } from "date-fns";
import { type Booking, count, type Fortnight, type Person } from "./fortnight.ts";
import { cancelBooking, moveBooking, moveTo } from "./keep-bookings.ts";

/** A conflict that is shown, with what it is about. */
export interface ShownConflict {
  readonly row: CalendarConflict;
  readonly booking: Booking;
  readonly person: Person;
}

/** The conflicts that are open, in an order that does not depend on ids. */
export async function openConflicts(fortnight: Fortnight): Promise<ShownConflict[]> {
  const { app, tenantId, bookings, people } = fortnight;
  const rows = await app.kit.db.unit(tenantId, (tx) =>
    tx.calendarConflict.findMany({ where: { resolvedAt: null } }),
  );
  const shown = rows.map((row) => {
    const booking = bookings.find(({ id }) => id === (row.interviewId ?? row.appointmentId));
    const person = people.find(({ resourceId }) => resourceId === row.resourceId);
    if (!booking || !person) throw new Error("A conflict is about nobody's event");
    return { row, booking, person };
  });
  const orderOf = ({ row, booking, person }: ShownConflict) =>
    `${booking.title} ${person.name} ${row.kind} ${row.startsAt?.toISOString()}`;
  return shown.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** Somebody answers a conflict, one way or another. */
export async function answerConflict(fortnight: Fortnight, shown: ShownConflict): Promise<void> {
  const { choices, clock } = fortnight;
  const { row, booking } = shown;
  if (booking.span.start <= addMinutes(clock.now, 60)) return;
  const answer = choices.between(1, 10);
  if (answer === 1) {
    await cancelBooking(fortnight, booking);
  } else if (answer <= 4) {
    await dismiss(fortnight, shown);
  } else if (row.kind === "busy") {
    await moveBooking(fortnight, booking);
  } else if (answer <= 7 || !(await follow(fortnight, shown))) {
    await putBack(fortnight, shown);
  }
}

/** Moves the event to where its copy was moved. */
async function follow(fortnight: Fortnight, { row, booking }: ShownConflict): Promise<boolean> {
  const { startsAt: start, endsAt: end } = row;
  if (!start || !end || start <= fortnight.clock.now) return false;
  const moved = await moveTo(fortnight, booking, { start, end });
  if (moved) count(fortnight, "followed");
  return moved;
}

async function dismiss(fortnight: Fortnight, shown: ShownConflict): Promise<void> {
  await settleBy(fortnight, shown, "dismissed");
  const { row, booking, person } = shown;
  if (row.kind === "busy") {
    if (row.startsAt && row.endsAt)
      booking.accepted.set(acceptedKey(person, row.startsAt), row.endsAt);
    return;
  }
  const change = booking.outside.get(person);
  if (change && isAbout(row, change.span)) change.accepted = true;
}

async function putBack(fortnight: Fortnight, shown: ShownConflict): Promise<void> {
  await settleBy(fortnight, shown, "put_back");
  const { booking, person, row } = shown;
  const { outside } = booking;
  // One that was deleted since, which nobody knows yet, is not made anew by it.
  const isGone = outside.get(person)?.span === null && row.kind === "moved_outside";
  if (!isGone) outside.delete(person);
}

async function settleBy(
  fortnight: Fortnight,
  { row, person }: ShownConflict,
  answer: "dismissed" | "put_back",
): Promise<void> {
  const { app, tenantId } = fortnight;
  const settled = await app.kit.db.unit(tenantId, (tx) =>
    settleConflict(app.kit.calendars, tx, {
      conflictId: row.id,
      answer,
      memberId: person.memberId,
      resourceId: person.resourceId,
    }),
  );
  if (!settled.ok) throw new Error(`The conflict was not answered: ${settled.error}`);
  count(fortnight, `${row.kind} ${answer}`);
}

/** Under which a busy time that may stay is kept. */
export function acceptedKey({ name }: Person, start: Date): string {
  return `${name} ${start.toISOString()}`;
}

/** Whether it shows the copy where it is. */
export function isAbout(
  { startsAt, endsAt }: Pick<CalendarConflict, "startsAt" | "endsAt">,
  span: Booking["span"] | null,
): boolean {
  return startsAt?.getTime() === span?.start.getTime() && endsAt?.getTime() === span?.end.getTime();
}
