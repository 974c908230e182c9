import {
  announce,
  type InterviewPlan,
  isDuplicate,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { findPlan, type PlanEntry, planRevision } from "./read-plans.ts";
import type { Removed } from "./remove-template.ts";
import type { Edited } from "./save-template.ts";

interface PlanDetails extends Omit<InterviewPlan, "tenantId" | "id" | "createdAt"> {
  readonly steps: readonly {
    readonly templateId: string;
    /** Positions of the steps that have to be over before it: earlier ones. */
    readonly after: readonly number[];
  }[];
}

/**
 * Makes a plan, or changes one. Interviews that were made by it keep what was agreed.
 *
 * @param edited Left out for a new one.
 * @throws NotFoundError for a plan or a template that is not there
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws InvalidInputError naming the field, such as `steps[1].after`
 */
export async function savePlan(
  work: Work,
  { steps, ...columns }: PlanDetails,
  edited?: Edited,
): Promise<PlanEntry> {
  const { tx, tenantId, now } = work;
  requireOrder(steps);
  if (columns.longestGapMinutes < columns.breakMinutes) {
    throw new InvalidInputError("longestGapMinutes", "must not be shorter than the break");
  }
  if (edited) await requireUnchanged(tx, edited);
  const templateIds = new Set(steps.map(({ templateId }) => templateId));
  const known = await tx.interviewTemplate.count({ where: { id: { in: [...templateIds] } } });
  if (known < templateIds.size) throw new NotFoundError("interview template");
  const planId = edited?.id ?? uuidv7();
  const namesake = await tx.interviewPlan.findFirst({
    where: { name: columns.name, id: { not: planId } },
    select: { id: true },
  });
  if (namesake) throw nameTaken();
  try {
    if (edited) await tx.interviewPlan.updateMany({ where: { id: planId }, data: columns });
    else {
      await tx.interviewPlan.create({
        data: { ...columns, tenantId, id: planId, createdAt: now },
        select: { id: true },
      });
    }
  } catch (cause) {
    if (isDuplicate(cause, "interview_plan_tenant_id_name_key")) throw nameTaken({ cause });
    throw cause;
  }
  await tx.planStep.deleteMany({ where: { planId } });
  await tx.planStep.createMany({
    data: steps.map(({ templateId, after }, position) => ({
      ...{ tenantId, planId, position, templateId },
      after: [...new Set(after)].sort((a, b) => a - b),
    })),
  });
  await announce(tx, { subject: "setup", id: planId, change: edited ? "changed" : "created" });
  const saved = await findPlan(tx, planId);
  if (!saved) throw new NotFoundError("interview plan");
  return saved;
}

/**
 * Deletes a plan that was never used; takes one out of use that stages or interviews go by.
 *
 * @throws NotFoundError
 */
export async function removePlan({ tx }: Work, id: string): Promise<Removed> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM interview_plan WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new NotFoundError("interview plan");
  const where = { planId: id };
  const used = (await tx.jobStage.count({ where })) + (await tx.interviewLoop.count({ where }));
  if (used > 0) await tx.interviewPlan.updateMany({ where: { id }, data: { active: false } });
  else await tx.interviewPlan.deleteMany({ where: { id } });
  await announce(tx, { subject: "setup", id, change: used > 0 ? "changed" : "removed" });
  return used > 0 ? "deactivated" : "deleted";
}

/** A step waits for earlier ones only, so that they can't wait for each other. */
function requireOrder(steps: PlanDetails["steps"]): void {
  for (const [index, { after }] of steps.entries()) {
    if (after.every((position) => position >= 0 && position < index)) continue;
    throw new InvalidInputError(`steps[${index}].after`, "must name earlier steps");
  }
}

async function requireUnchanged(tx: Transaction, { id, revision }: Edited): Promise<void> {
  await tx.$queryRaw`SELECT id FROM interview_plan WHERE id = ${id}::uuid FOR UPDATE`;
  const present = await findPlan(tx, id);
  if (!present) throw new NotFoundError("interview plan");
  requireRevision("The plan", revision, planRevision(present));
}

function nameTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("name", "is the name of another plan already", options);
}
