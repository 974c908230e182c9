import { ProblemError } from "@convene/server-kit";
import { CandidateBusyError } from "../loops/loop-refusals.ts";
import { ProposalsOverlapError, RequestClosedError } from "../requests/request-refusals.ts";

/** Gives the refusals of requests and loops their status; undefined for what is none of theirs. */
export function requestProblem(error: unknown): ProblemError | undefined {
  const options = { cause: error };
  if (error instanceof RequestClosedError) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  if (error instanceof ProposalsOverlapError) {
    return new ProblemError(409, error.code, error.message, { field: error.field }, options);
  }
  if (error instanceof CandidateBusyError) {
    const extensions = { startsAt: error.startsAt.toISOString() };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  return undefined;
}
