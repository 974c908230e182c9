import { announceAll, type Transaction, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { findResource, type ResourceEntry } from "./list-resources.ts";

/** A room or a kind of device to be set up. */
export interface NewResource {
  readonly kind: "room" | "device";
  readonly name: string;
  /** How many of it can be taken at the same time. */
  readonly units: number;
  /** IANA. */
  readonly timeZone: string;
}

/** What can be changed of any resource. */
export interface ResourceDetails {
  readonly name: string;
  /** Always 1 for a person. */
  readonly units: number;
  readonly timeZone: string;
  /** How much may be booked with them; null: without limit. */
  readonly dailyLimit: number | null;
  readonly weeklyLimit: number | null;
  readonly active: boolean;
  /** As it was when somebody began to edit it. */
  readonly revision: string;
}

const AROUND_THE_CLOCK = [["00:00", "24:00"]];
const ALWAYS = {
  mon: AROUND_THE_CLOCK,
  tue: AROUND_THE_CLOCK,
  wed: AROUND_THE_CLOCK,
  thu: AROUND_THE_CLOCK,
  fri: AROUND_THE_CLOCK,
  sat: AROUND_THE_CLOCK,
  sun: AROUND_THE_CLOCK,
};

/** Sets up a room or device that is open around the clock. */
export async function addResource(work: Work, wanted: NewResource): Promise<ResourceEntry> {
  const { tx, tenantId } = work;
  const id = uuidv7();
  await tx.resource.create({ data: { tenantId, id, ...wanted }, select: { id: true } });
  await tx.schedule.create({
    data: {
      tenantId,
      resourceId: id,
      name: "Opening hours",
      isDefault: true,
      weeklyHours: ALWAYS,
    },
    select: { id: true },
  });
  return await announced(tx, id, "created");
}

/**
 * Changes a person, room or device. What is not active is not offered any more; what is booked stays
 * booked.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws InvalidInputError naming `units` where more are booked at the same time, or it is a person
 */
export async function saveResource(
  work: Work,
  id: string,
  { revision, ...details }: ResourceDetails,
): Promise<ResourceEntry> {
  const { tx, now } = work;
  await tx.$queryRaw`SELECT id FROM resource WHERE id = ${id}::uuid FOR UPDATE`;
  const present = await findResource(tx, id);
  if (!present) throw new NotFoundError("resource");
  requireRevision("The resource", revision, present.revision);
  if (present.resource.kind === "person" && details.units !== 1) {
    throw new InvalidInputError("units", "is 1 for a person");
  }
  // Units are numbered from 0.
  const beyond = await tx.reservation.findFirst({
    where: { resourceId: id, seat: { gte: details.units }, endsAt: { gt: now } },
    select: { seat: true },
  });
  if (beyond) throw new InvalidInputError("units", "is fewer than are booked at the same time");
  await tx.resource.updateMany({ where: { id }, data: details });
  return await announced(tx, id, "changed");
}

/** Whoever has it on their screen, and whoever looks at the calendar, hears of it. */
async function announced(
  tx: Transaction,
  id: string,
  change: "created" | "changed",
): Promise<ResourceEntry> {
  await announceAll(tx, [
    { subject: "setup", id, change },
    { subject: "reservation", id, change },
  ]);
  const entry = await findResource(tx, id);
  if (!entry) throw new NotFoundError("resource");
  return entry;
}
