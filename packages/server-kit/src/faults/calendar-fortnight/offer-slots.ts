import { loadHosts, type ReservationPurpose } from "@convene/prisma";
import { findAvailableSlots, type Interval } from "@convene/scheduling-core";
import { addDays, addMinutes } from "date-fns";
import { expect } from "vitest";
import { type ConnectionView, count, type Fortnight, type Person } from "./fortnight.ts";

interface Asked {
  readonly from: Date;
  readonly days: number;
  /** The reservation of an event that is to be moved. */
  readonly except?: ReservationPurpose;
}

const DURATION_MINUTES = 30;
/** How old busy times may get where the provider tells us, and where we ask. */
const INTERVAL_MS = { watched: 15 * 60_000, polled: 5 * 60_000 };

/**
 * The times at which all of these people are offered, as a page would ask for them, and held to what
 * is promised of each of them.
 */
export async function offerSlots(
  fortnight: Fortnight,
  people: readonly Person[],
  { from = fortnight.clock.now, days = 4, ...rest }: Partial<Asked> = {},
): Promise<Interval[]> {
  const slots = await findSlots(fortnight, people, { from, days, ...rest });
  for (const person of people) expectHonest(fortnight, person, slots);
  return slots;
}

async function findSlots(
  { app, tenantId, clock }: Fortnight,
  people: readonly Person[],
  { from, days, except }: Asked,
): Promise<Interval[]> {
  const range = { start: from, end: addDays(from, days) };
  const wanted = people.map(({ resourceId }) => ({ resourceId }));
  const hosts = await app.kit.db.unit(tenantId, (tx) => loadHosts(tx, wanted, range, except));
  const slots = findAvailableSlots({
    range,
    now: clock.now,
    duration: DURATION_MINUTES,
    minimumNotice: 60,
    hosts,
  });
  return slots.map(({ start }) => ({ start, end: addMinutes(start, DURATION_MINUTES) }));
}

/**
 * Somebody looks at a member's free times while their calendar is being read anew: what was known, and
 * still stands there, stays known until the new reading takes its place.
 */
export async function glanceAtSlots(fortnight: Fortnight, person: Person): Promise<void> {
  const view = fortnight.connections.get(person.memberId);
  if (!view) return;
  const there = new Set(person.diary.busy());
  const known = person.diary
    .busyAt(view.freshAt, intervalMsOf(view), view.freshAt)
    .filter((span) => there.has(span));
  const slots = await findSlots(fortnight, [person], { from: fortnight.clock.now, days: 4 });
  expectApart(
    slots,
    known,
    `${person.name}, just being read at ${fortnight.clock.now.toISOString()}`,
  );
  count(fortnight, "looked at while it was read anew");
}

/**
 * What is promised: no slot lies over a busy time that the provider has had for longer than a sync
 * interval, or that it has told us of. Where a connection fails or is lost, nobody can know what came
 * later: then it holds for the busy times of the last moment at which it was in order, whether they
 * still stand there or not. Beyond what was read nothing is offered at all.
 */
function expectHonest(
  { clock, connections, tally }: Fortnight,
  person: Person,
  slots: readonly Interval[],
): void {
  const view = connections.get(person.memberId);
  if (!view) throw new Error(`${person.name} has no connection`);
  const { state, knownUntil } = view;
  const at = state === "connected" ? clock.now : view.freshAt;
  const busy = person.diary.busyAt(at, intervalMsOf(view), view.freshAt);
  const said = `${person.name} (${state}) at ${clock.now.toISOString()}`;
  expectApart(slots, busy, said);
  const beyond = slots.filter(({ end }) => knownUntil === null || end > knownUntil);
  expect(beyond, `${said} is offered beyond what is known`).toEqual([]);
  tally.set("slots", (tally.get("slots") ?? 0) + slots.length);
}

function expectApart(slots: readonly Interval[], busy: readonly Interval[], said: string): void {
  const over = slots.flatMap((slot) =>
    busy
      .filter(({ start, end }) => slot.start < end && start < slot.end)
      .map(({ start, end }) => ({ slot, busy: { start, end } })),
  );
  expect(over, `${said} is offered over busy times`).toEqual([]);
}

function intervalMsOf({ watched }: ConnectionView): number {
  return watched ? INTERVAL_MS.watched : INTERVAL_MS.polled;
}
