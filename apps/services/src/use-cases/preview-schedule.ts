import { storedHours, type Transaction, type Work } from "@convene/prisma";
import {
  type AvailableSlot,
  type Interval,
  InvalidInputError,
  NotFoundError,
  openTimes,
  requireRange,
} from "@convene/scheduling-core";
import { freeSlots } from "../domain/free-slots.ts";
import { LONGEST_RANGE_DAYS } from "../domain/longest-range.ts";
import { type OpeningHours, requireHours } from "../domain/require-hours.ts";
import { loadCandidates } from "../slots/load-candidates.ts";
import { needsOf, readsNeeds } from "../slots/needs-of.ts";
import { readUpcoming, type UpcomingEvent } from "./read-upcoming.ts";

/** Hours as they are on somebody's screen, not saved yet. */
export interface SchedulePreviewRequest {
  readonly resourceId: string;
  /** The schedule that is being edited; left out for a new one. */
  readonly scheduleId?: string | undefined;
  /** Whether it would be the default one. */
  readonly isDefault: boolean;
  readonly hours: OpeningHours;
  /** Whose times are shown; left out: none. */
  readonly serviceId?: string | undefined;
  readonly range: Interval;
}

export interface SchedulePreview {
  /** What clients would be offered of the service with this person. */
  readonly slots: readonly AvailableSlot[];
  /** What is booked and would come to lie outside the hours; what lies outside already is known. */
  readonly outside: readonly UpcomingEvent[];
}

/**
 * What hours would mean before they are saved: the times that a service would be offered at, by the
 * engine that will offer them, and the appointments that would lie outside.
 *
 * @throws InvalidInputError naming `hours.…` as the slot engine reads them, `to` for the range, or
 *   `serviceId` for a room or device
 * @throws NotFoundError for a resource or service that is not there
 */
export async function previewSchedule(
  { tx, now }: Work,
  request: SchedulePreviewRequest,
): Promise<SchedulePreview> {
  const { resourceId, hours, serviceId, range } = request;
  requireHours(hours);
  requireRange(range, LONGEST_RANGE_DAYS);
  const resource = await tx.resource.findFirst({
    where: { id: resourceId },
    select: { timeZone: true, kind: true },
  });
  if (!resource) throw new NotFoundError("resource");
  if (serviceId !== undefined && resource.kind !== "person") {
    throw new InvalidInputError("serviceId", "is given by people");
  }

  const { timeZone } = resource;
  const present = await hoursBefore(tx, request);
  const upcoming = await readUpcoming(tx, resourceId, now);
  const outside = upcoming.events.filter(
    (event) =>
      isOnSchedule(event, request) &&
      !isOpenThroughout({ timeZone, ...hours }, event) &&
      (!present || isOpenThroughout({ timeZone, ...present }, event)),
  );
  const slots = serviceId === undefined ? [] : await findSlots(tx, { ...request, serviceId }, now);
  return { slots, outside };
}

async function findSlots(
  tx: Transaction,
  { resourceId, serviceId, hours, range }: SchedulePreviewRequest & { readonly serviceId: string },
  now: Date,
): Promise<readonly AvailableSlot[]> {
  const service = await tx.service.findFirst({
    where: { id: serviceId },
    include: { needs: readsNeeds },
  });
  if (!service) throw new NotFoundError("service");
  const stored = await loadCandidates(
    tx,
    { hosts: [{ resourceId }], needs: needsOf(service.needs) },
    range,
  );
  const candidates = { ...stored, hosts: stored.hosts.map((host) => ({ ...host, ...hours })) };
  return freeSlots(service, candidates, { range, now, audience: "client" });
}

/** The hours as they are saved: those that are edited, or that a new default would take the place of. */
async function hoursBefore(
  tx: Transaction,
  { resourceId, scheduleId }: SchedulePreviewRequest,
): Promise<OpeningHours | undefined> {
  const saved = await tx.schedule.findFirst({
    where: { resourceId, ...(scheduleId === undefined ? { isDefault: true } : { id: scheduleId }) },
    select: { weeklyHours: true, overrides: true },
  });
  if (!saved) return undefined;
  const { weeklyHours, overrides } = storedHours(saved);
  return { weeklyHours, overrides: overrides ?? {} };
}

function isOnSchedule(
  event: UpcomingEvent,
  { scheduleId, isDefault }: SchedulePreviewRequest,
): boolean {
  return event.scheduleId === null ? isDefault : event.scheduleId === scheduleId;
}

function isOpenThroughout(
  host: OpeningHours & { readonly timeZone: string },
  { start, end }: Interval,
): boolean {
  const [first] = openTimes(host, { start, end });
  return first?.start.getTime() === start.getTime() && first.end.getTime() === end.getTime();
}
