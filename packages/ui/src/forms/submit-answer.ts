/** Why a form was not accepted, in words for the person who filled it. */
export interface SubmitProblem<Field extends string = string> {
  /** Shown above the fields. */
  readonly message?: string;
  /** Shown at the fields. */
  readonly fields?: Partial<Record<Field, string>>;
}

/** What `onSubmit` of every form answers: nothing when all is well. */
export type SubmitAnswer<Field extends string = string> = Promise<SubmitProblem<Field> | undefined>;
