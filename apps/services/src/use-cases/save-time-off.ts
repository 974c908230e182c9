import type { TimeOff, Transaction, Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { announceHours } from "./save-schedule.ts";

/** Days off, or time blocked by hand. Half-open. */
export interface TimeOffDetails {
  readonly start: Date;
  readonly end: Date;
  readonly reason: string | null;
}

const LONGEST_DAYS = 731;

/**
 * Blocks a resource's time. What is booked then stays booked.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `end`
 */
export async function addTimeOff(
  { tx, tenantId }: Work,
  resourceId: string,
  details: TimeOffDetails,
): Promise<TimeOff> {
  requireSpan(details);
  const resource = await tx.resource.findFirst({
    where: { id: resourceId },
    select: { id: true },
  });
  if (!resource) throw new NotFoundError("resource");
  const { start, end, reason } = details;
  const timeOff = await tx.timeOff.create({
    data: { tenantId, id: uuidv7(), resourceId, startsAt: start, endsAt: end, reason },
  });
  await announceHours(tx, resourceId);
  return timeOff;
}

/**
 * Changes when or why a resource is off.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `end`
 */
export async function changeTimeOff(
  { tx }: Work,
  id: string,
  details: TimeOffDetails,
): Promise<TimeOff> {
  requireSpan(details);
  const { start, end, reason } = details;
  await tx.timeOff.updateMany({ where: { id }, data: { startsAt: start, endsAt: end, reason } });
  const timeOff = await tx.timeOff.findFirst({ where: { id } });
  if (!timeOff) throw new NotFoundError("time off");
  await announceHours(tx, timeOff.resourceId);
  return timeOff;
}

/** Gives the time back. @throws NotFoundError */
export async function removeTimeOff({ tx }: Work, id: string): Promise<void> {
  const resourceId = await resourceOfTimeOff(tx, id);
  await tx.timeOff.deleteMany({ where: { id } });
  await announceHours(tx, resourceId);
}

/** @throws NotFoundError */
export async function resourceOfTimeOff(tx: Transaction, id: string): Promise<string> {
  const timeOff = await tx.timeOff.findFirst({ where: { id }, select: { resourceId: true } });
  if (!timeOff) throw new NotFoundError("time off");
  return timeOff.resourceId;
}

function requireSpan({ start, end }: TimeOffDetails): void {
  if (end.getTime() <= start.getTime()) throw new InvalidInputError("end", "must come after start");
  if (end.getTime() > addDays(start, LONGEST_DAYS).getTime()) {
    throw new InvalidInputError("end", "must be at most two years after start");
  }
}
