import {
  announce,
  isDuplicate,
  type PoolMember,
  type Qualification,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { requireInterviewers } from "../slots/load-panel.ts";
import { settleQualification } from "./advance-qualification.ts";
import { findPool, type PoolEntry, poolRevision } from "./read-pools.ts";
import type { Removed } from "./remove-template.ts";
import type { Edited } from "./save-template.ts";

interface PoolDetails {
  readonly name: string;
  readonly active: boolean;
  readonly shadowsNeeded: number;
  readonly reverseShadowsNeeded: number;
  readonly members: readonly {
    readonly resourceId: string;
    readonly qualification: Qualification;
    readonly paused: boolean;
  }[];
}

/**
 * Makes a pool, or changes one: who is in it, how far they are, and what it takes. Whoever keeps a
 * qualification keeps the interviews that counted for it, and goes on where they are enough now.
 *
 * @param edited Left out for a new one.
 * @throws NotFoundError for a pool or somebody who is no interviewer
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws InvalidInputError naming `name` where another pool has it already, or `members`
 */
export async function savePool(
  work: Work,
  { members, ...columns }: PoolDetails,
  edited?: Edited,
): Promise<PoolEntry> {
  const { tx, tenantId, now } = work;
  const ids = members.map(({ resourceId }) => resourceId);
  if (new Set(ids).size < ids.length) {
    throw new InvalidInputError("members", "must not name anybody twice");
  }
  if (edited) await requireUnchanged(tx, edited);
  const poolId = edited?.id ?? uuidv7();
  const before = await lockMembers(tx, poolId);
  await requireInterviewers(
    tx,
    ids.filter((id) => !before.has(id)),
  );
  const namesake = await tx.interviewerPool.findFirst({
    where: { name: columns.name, id: { not: poolId } },
    select: { id: true },
  });
  if (namesake) throw nameTaken();
  try {
    if (edited) await tx.interviewerPool.updateMany({ where: { id: poolId }, data: columns });
    else {
      await tx.interviewerPool.create({
        data: { ...columns, tenantId, id: poolId, createdAt: now },
        select: { id: true },
      });
    }
  } catch (cause) {
    if (isDuplicate(cause, "interviewer_pool_tenant_id_name_key")) throw nameTaken({ cause });
    throw cause;
  }
  await tx.poolMember.deleteMany({ where: { poolId } });
  await tx.poolMember.createMany({
    data: members.map(({ resourceId, qualification, paused }) => {
      const known = before.get(resourceId);
      const completed = known?.qualification === qualification ? known.completed : 0;
      return {
        tenantId,
        poolId,
        resourceId,
        paused,
        ...settleQualification({ qualification, completed }, columns),
        joinedAt: known?.joinedAt ?? now,
      };
    }),
  });
  await announce(tx, { subject: "setup", id: poolId, change: edited ? "changed" : "created" });
  const saved = await findPool(tx, poolId);
  if (!saved) throw new NotFoundError("interviewer pool");
  return saved;
}

/**
 * Deletes a pool that was never used; takes one out of use that templates or interviews go by.
 *
 * @throws NotFoundError
 */
export async function removePool({ tx }: Work, id: string): Promise<Removed> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM interviewer_pool WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new NotFoundError("interviewer pool");
  const where = { poolId: id };
  const used =
    (await tx.templateSeat.count({ where })) + (await tx.interviewAttendee.count({ where }));
  if (used > 0) await tx.interviewerPool.updateMany({ where: { id }, data: { active: false } });
  else await tx.interviewerPool.deleteMany({ where: { id } });
  await announce(tx, { subject: "setup", id, change: used > 0 ? "changed" : "removed" });
  return used > 0 ? "deactivated" : "deleted";
}

async function requireUnchanged(tx: Transaction, { id, revision }: Edited): Promise<void> {
  await tx.$queryRaw`SELECT id FROM interviewer_pool WHERE id = ${id}::uuid FOR UPDATE`;
  const present = await findPool(tx, id);
  if (!present) throw new NotFoundError("interviewer pool");
  requireRevision("The pool", revision, poolRevision(present));
}

/** No interview that is completed meanwhile is lost: it waits for these rows. */
async function lockMembers(
  tx: Transaction,
  poolId: string,
): Promise<ReadonlyMap<string, PoolMember>> {
  await tx.$queryRaw`
    SELECT resource_id FROM pool_member WHERE pool_id = ${poolId}::uuid
    ORDER BY resource_id FOR UPDATE`;
  const members = await tx.poolMember.findMany({ where: { poolId } });
  return new Map(members.map((member) => [member.resourceId, member]));
}

function nameTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("name", "is the name of another pool already", options);
}
