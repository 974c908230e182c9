import {
  announceAll,
  isDuplicate,
  type Prisma,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { type OpeningHours, requireHours } from "../domain/require-hours.ts";
import { type ScheduleEntry, toScheduleEntry } from "./list-resources.ts";

/** Named hours of a person, room or device, in their zone. */
export interface ScheduleDetails {
  readonly name: string;
  /** The one that counts where a service names no other. */
  readonly isDefault: boolean;
  readonly hours: OpeningHours;
}

/**
 * Gives a resource a further schedule.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `name`, or `hours.…` as the slot engine reads them
 */
export async function addSchedule(
  work: Work,
  resourceId: string,
  details: ScheduleDetails,
): Promise<ScheduleEntry> {
  const { tx, tenantId } = work;
  requireHours(details.hours);
  await lockResource(tx, resourceId);
  return await write(work, resourceId, details, async (data) => {
    const id = uuidv7();
    await tx.schedule.create({ data: { tenantId, id, resourceId, ...data }, select: { id: true } });
    return id;
  });
}

/**
 * Changes a schedule. What is booked stays booked, outside the new hours too.
 *
 * @param revision As it was when somebody began to edit it.
 * @throws NotFoundError
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws InvalidInputError naming `name`, `isDefault` where it would leave none, or `hours.…` as the
 *   slot engine reads them
 */
export async function saveSchedule(
  work: Work,
  id: string,
  { revision, ...details }: ScheduleDetails & { readonly revision: string },
): Promise<ScheduleEntry> {
  const { tx } = work;
  requireHours(details.hours);
  const resourceId = await resourceOfSchedule(tx, id);
  await lockResource(tx, resourceId);
  const present = await tx.schedule.findFirst({ where: { id } });
  if (!present) throw new NotFoundError("schedule");
  requireRevision("The schedule", revision, toScheduleEntry(present).revision);
  if (present.isDefault && !details.isDefault) {
    throw new InvalidInputError("isDefault", "is passed on by making another schedule the default");
  }
  return await write(work, resourceId, details, async (data) => {
    await tx.schedule.updateMany({ where: { id }, data });
    return id;
  });
}

/** @throws NotFoundError */
export async function resourceOfSchedule(tx: Transaction, id: string): Promise<string> {
  const schedule = await tx.schedule.findFirst({ where: { id }, select: { resourceId: true } });
  if (!schedule) throw new NotFoundError("schedule");
  return schedule.resourceId;
}

/** One change of a resource's schedules at a time: exactly one of them is the default. */
async function lockResource(tx: Transaction, id: string): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM resource WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new NotFoundError("resource");
}

interface ScheduleColumns {
  readonly name: string;
  readonly isDefault: boolean;
  readonly weeklyHours: Prisma.InputJsonObject;
  readonly overrides: Prisma.InputJsonObject;
}

async function write(
  { tx }: Work,
  resourceId: string,
  { hours, ...rest }: ScheduleDetails,
  run: (data: ScheduleColumns) => Promise<string>,
): Promise<ScheduleEntry> {
  if (rest.isDefault) {
    await tx.schedule.updateMany({ where: { resourceId }, data: { isDefault: false } });
  }
  const id = await run({
    ...rest,
    weeklyHours: { ...hours.weeklyHours },
    overrides: { ...hours.overrides },
  }).catch((cause: unknown) => {
    if (!isDuplicate(cause, "schedule_tenant_id_resource_id_name_key")) throw cause;
    throw new InvalidInputError("name", "is the name of another schedule already", { cause });
  });
  await announceHours(tx, resourceId);
  return toScheduleEntry(await tx.schedule.findFirstOrThrow({ where: { id } }));
}

/** Whoever shows hours or the times that they leave asks again. */
export async function announceHours(tx: Transaction, resourceId: string): Promise<void> {
  await announceAll(tx, [
    { subject: "setup", id: resourceId, change: "changed" },
    { subject: "reservation", id: resourceId, change: "changed" },
  ]);
}
