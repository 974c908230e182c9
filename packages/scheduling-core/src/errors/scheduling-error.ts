/** What every refusal of the scheduling core has in common: a stable code, and the field at fault. */
export abstract class SchedulingError extends Error {
  /** Stable and SCREAMING_SNAKE: clients and translations may depend on it. */
  abstract readonly code: string;
  /** Path of the input at fault, e.g. `hosts[1].busy[0]`; undefined where no single input is. */
  readonly field: string | undefined = undefined;
}
