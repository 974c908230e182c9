import {
  type Prisma,
  type Resource,
  storedHours,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { revisionOf } from "@convene/server-kit";
import type { OpeningHours } from "../domain/require-hours.ts";

export interface ScheduleEntry {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly hours: OpeningHours;
  /** Changes when somebody else edits it. */
  readonly revision: string;
}

interface NamedRow {
  readonly id: string;
  readonly name: string;
}

/** A person, room or device with what belongs to it. */
export interface ResourceEntry {
  readonly resource: Resource;
  /** Whose it is; null for rooms, devices and people without an account. */
  readonly member: { readonly id: string; readonly inOtherApp: boolean } | null;
  /** The default one first, the others by name. */
  readonly schedules: readonly ScheduleEntry[];
  /** What a person gives, or a room or device is needed for. */
  readonly services: readonly NamedRow[];
  readonly revision: string;
}

export interface ResourceList {
  /** People, rooms, devices; each by name. */
  readonly resources: readonly ResourceEntry[];
  /** Members of the organisation with a role here whose time cannot be booked. */
  readonly unbookable: readonly NamedRow[];
}

/** The organisation's people, rooms and devices, those that are not in use any more too. */
export async function listResources({ tx }: Work): Promise<ResourceList> {
  return {
    resources: await readResources(tx, {
      OR: [
        { kind: { in: ["room", "device"] } },
        { member: null },
        { member: { servicesRole: { not: null } } },
      ],
    }),
    unbookable: await tx.member.findMany({
      where: { resourceId: null, servicesRole: { not: null } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  };
}

/** One of them. */
export async function findResource(
  tx: Transaction,
  id: string,
): Promise<ResourceEntry | undefined> {
  return (await readResources(tx, { id }))[0];
}

/** What of a schedule somebody edits. */
export function toScheduleEntry(row: {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly weeklyHours: unknown;
  readonly overrides: unknown;
}): ScheduleEntry {
  const { id, name, isDefault, weeklyHours, overrides } = row;
  const stored = storedHours(row);
  return {
    id,
    name,
    isDefault,
    hours: { weeklyHours: stored.weeklyHours, overrides: stored.overrides ?? {} },
    revision: revisionOf([name, isDefault, weeklyHours, overrides]),
  };
}

async function readResources(
  tx: Transaction,
  where: Prisma.ResourceWhereInput,
): Promise<ResourceEntry[]> {
  const named = { select: { service: { select: { id: true, name: true } } } };
  const rows = await tx.resource.findMany({
    where,
    orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
    include: {
      member: { select: { id: true, atsRole: true } },
      schedules: { orderBy: [{ isDefault: "desc" }, { name: "asc" }] },
      services: named,
      needs: { ...named, distinct: ["serviceId"] },
    },
  });
  return rows.map(({ member, schedules, services, needs, ...resource }) => ({
    resource,
    member: member && { id: member.id, inOtherApp: member.atsRole !== null },
    schedules: schedules.map(toScheduleEntry),
    services: [...services, ...needs]
      .map(({ service }) => service)
      .sort((a, b) => a.name.localeCompare(b.name)),
    revision: revisionOf(resource),
  }));
}
