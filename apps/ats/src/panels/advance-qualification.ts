import type { Qualification } from "@convene/prisma";

/** How far somebody of a pool is. */
export interface Training {
  readonly qualification: Qualification;
  /** Completed interviews in the present qualification. */
  readonly completed: number;
}

/** How many interviews it takes; 0: the step is left out. */
interface TrainingNeeds {
  readonly shadowsNeeded: number;
  readonly reverseShadowsNeeded: number;
}

/**
 * How far somebody is after one more completed interview: who has watched often enough leads while
 * another watches, and who has led often enough holds interviews. Nobody falls back.
 */
export function advanceQualification(
  { qualification, completed }: Training,
  needs: TrainingNeeds,
): Training {
  return settleQualification({ qualification, completed: completed + 1 }, needs);
}

/** Where somebody stands by a pool's needs: they may be met already, or have been lowered. */
export function settleQualification(training: Training, needs: TrainingNeeds): Training {
  const { qualification, completed } = training;
  if (qualification === "shadow" && completed >= needs.shadowsNeeded) {
    return settleQualification({ qualification: "reverse_shadow", completed: 0 }, needs);
  }
  if (qualification === "reverse_shadow" && completed >= needs.reverseShadowsNeeded) {
    return { qualification: "qualified", completed: 0 };
  }
  return training;
}
