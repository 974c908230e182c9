/** An interview of a plan; the others are named by their keys, since positions change. */
export interface StepValues {
  readonly key: string;
  readonly templateId: string;
  /** Keys of the interviews that have to be over before it. */
  readonly after: readonly string[];
}

interface StoredStep {
  readonly templateId: string;
  readonly after: readonly number[];
}

export function toStepValues(steps: readonly StoredStep[]): StepValues[] {
  const keys = steps.map(() => crypto.randomUUID());
  return steps.map(({ templateId, after }, index) => ({
    key: keys[index] ?? "",
    templateId,
    after: after.flatMap((position) => keys[position] ?? []),
  }));
}

/** Positions again; an interview only waits for those that stand before it. */
export function toSteps(values: readonly StepValues[]): { templateId: string; after: number[] }[] {
  return values.map(({ templateId, after }, index) => ({
    templateId,
    after: values.flatMap(({ key }, position) =>
      position < index && after.includes(key) ? [position] : [],
    ),
  }));
}
