import { SchedulingError } from "@convene/scheduling-core";

/** It cannot be removed or changed while something else rests on it. */
export class InUseError extends SchedulingError {
  override readonly name = "InUseError";
  readonly code: "SCHEDULE_IN_USE" | "CURRENCY_IN_USE";
  override readonly field: string;
  /** Names of what rests on it; empty where they are too many or of no help. */
  readonly usedBy: readonly string[];

  constructor(code: InUseError["code"], field: string, usedBy: readonly string[] = []) {
    super(`The ${field} is in use`);
    this.code = code;
    this.field = field;
    this.usedBy = usedBy;
  }
}
