import type { InterviewPlan, Transaction, Work } from "@convene/prisma";
import { revisionOf } from "@convene/server-kit";

interface PlanStepEntry {
  readonly templateId: string;
  readonly name: string;
  readonly durationMinutes: number;
  /** Positions of the steps that have to be over before it. */
  readonly after: readonly number[];
}

export interface PlanEntry {
  readonly plan: InterviewPlan;
  readonly steps: readonly PlanStepEntry[];
}

/** All plans by name, those that are not in use any more too. */
export async function listPlans({ tx }: Work): Promise<PlanEntry[]> {
  return await readPlans(tx);
}

/** A plan, in use or not. */
export async function findPlan(tx: Transaction, id: string): Promise<PlanEntry | undefined> {
  return (await readPlans(tx, id))[0];
}

/** What changes when somebody else edits the plan; its templates have their own. */
export function planRevision({ plan, steps }: PlanEntry): string {
  return revisionOf([plan, steps.map(({ templateId, after }) => [templateId, after])]);
}

async function readPlans(tx: Transaction, id?: string): Promise<PlanEntry[]> {
  const plans = await tx.interviewPlan.findMany({
    where: id === undefined ? {} : { id },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      steps: {
        orderBy: { position: "asc" },
        include: { template: { select: { name: true, durationMinutes: true } } },
      },
    },
  });
  return plans.map(({ steps, ...plan }) => ({
    plan,
    steps: steps.map(({ templateId, after, template }) => ({ templateId, after, ...template })),
  }));
}
