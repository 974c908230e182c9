import { loadHosts, type ReservationPurpose } from "@convene/prisma";
import { findAvailableSlots, type Interval } from "@convene/scheduling-core";
import { addDays, addMinutes } from "date-fns";
import { expect } from "vitest";
import type { Fortnight, Person } from "./fortnight.ts";

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
  {
    from = fortnight.clock.now,
    days = 4,
    except,
  }: { readonly from?: Date; readonly days?: number; readonly except?: ReservationPurpose } = {},
): Promise<Interval[]> {
  const { app, tenantId, clock } = fortnight;
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
  for (const person of people) expectHonest(fortnight, person, slots);
  return slots.map(({ start }) => ({ start, end: addMinutes(start, DURATION_MINUTES) }));
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
  const { state, knownUntil, watched } = view;
  const at = state === "connected" ? clock.now : view.freshAt;
  const intervalMs = watched ? INTERVAL_MS.watched : INTERVAL_MS.polled;
  const busy = person.diary.busyAt(at, intervalMs, view.freshAt);
  const said = `${person.name} (${state}) at ${clock.now.toISOString()}`;
  for (const slot of slots) {
    const over = busy.find(({ start, end }) => slot.start < end && start < slot.end);
    expect(over, `${said} is offered at ${slot.start.toISOString()}, over a busy time`).toBe(
      undefined,
    );
    const known = knownUntil !== null && slot.end <= knownUntil;
    expect(known, `${said} is offered at ${slot.start.toISOString()}, beyond what is known`).toBe(
      true,
    );
  }
  tally.set("slots", (tally.get("slots") ?? 0) + slots.length);
}
