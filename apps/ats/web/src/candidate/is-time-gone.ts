import { ApiProblem } from "@convene/web-kit";

const GONE: readonly string[] = ["SLOT_TAKEN", "SLOT_NOT_OFFERED", "CANDIDATE_BUSY"];

/** Whether a refusal says that the time is not to be had any more: another one may be. */
export function isTimeGone(error: unknown): boolean {
  return error instanceof ApiProblem && GONE.includes(error.code);
}
