import type { JobDetail } from "./job-query.ts";

/** A stage as its form has it. */
export interface StageValues {
  /** Of the row, on the screen. */
  readonly key: string;
  /** Left out: a new one. */
  readonly id?: string;
  readonly name: string;
  /** `template <id>` or `plan <id>`; empty: nothing is scheduled by default. */
  readonly scheduled: string;
  /** How many are in it, decided ones too. */
  readonly applications: number;
}

export function toStageValues(stage: JobDetail["stages"][number]): StageValues {
  const { id, name, templateId, planId, applications } = stage;
  const scheduled = templateId ? `template ${templateId}` : planId ? `plan ${planId}` : "";
  return { key: id, id, name, scheduled, applications };
}

export function toStage({ id, name, scheduled }: StageValues) {
  const [kind, of = null] = scheduled.split(" ");
  return {
    ...(id !== undefined && { id }),
    name,
    templateId: kind === "template" ? of : null,
    planId: kind === "plan" ? of : null,
  };
}
