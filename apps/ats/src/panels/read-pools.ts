import type { InterviewerPool, PoolMember, Transaction, Work } from "@convene/prisma";
import { revisionOf } from "@convene/server-kit";

interface PoolMemberEntry
  extends Pick<PoolMember, "resourceId" | "qualification" | "completed" | "paused"> {
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface PoolEntry {
  readonly pool: InterviewerPool;
  /** Those who hold interviews first, then by name. */
  readonly members: readonly PoolMemberEntry[];
  /** Names of the templates with a seat that it fills. */
  readonly templates: readonly string[];
}

/** All pools by name, those that are not in use any more too. */
export async function listPools({ tx }: Work): Promise<PoolEntry[]> {
  return await readPools(tx);
}

/** A pool, in use or not. */
export async function findPool(tx: Transaction, id: string): Promise<PoolEntry | undefined> {
  return (await readPools(tx, id))[0];
}

/** What changes when somebody else edits the pool; interviews that are completed do not count. */
export function poolRevision({ pool, members }: PoolEntry): string {
  return revisionOf([
    pool,
    members.map(({ resourceId, qualification, paused }) => [resourceId, qualification, paused]),
  ]);
}

const ORDER = { qualified: 0, reverse_shadow: 1, shadow: 2 } as const;

async function readPools(tx: Transaction, id?: string): Promise<PoolEntry[]> {
  const pools = await tx.interviewerPool.findMany({
    where: id === undefined ? {} : { id },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      members: {
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        include: { resource: { select: { name: true, timeZone: true } } },
      },
      seats: { select: { template: { select: { name: true } } } },
    },
  });
  return pools.map(({ members, seats, ...pool }) => ({
    pool,
    members: members
      .map(({ resource, resourceId, qualification, completed, paused }) => ({
        ...{ resourceId, qualification, completed, paused },
        ...resource,
      }))
      .sort((a, b) => ORDER[a.qualification] - ORDER[b.qualification]),
    templates: [...new Set(seats.map(({ template }) => template.name))].sort(),
  }));
}
