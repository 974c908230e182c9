import { ProblemError } from "@convene/server-kit";
import {
  AlreadyAppliedError,
  ApplicationClosedError,
  NotStartedYetError,
  TooLateToChangeError,
} from "../domain/interview-refusals.ts";

/** Gives this app's own refusals their status; the core's have theirs, and bugs pass as they are. */
export function toProblem(error: unknown): unknown {
  const options = { cause: error };
  if (error instanceof ApplicationClosedError) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  if (error instanceof AlreadyAppliedError) {
    const { field, applicationId } = error;
    return new ProblemError(409, error.code, error.message, { field, applicationId }, options);
  }
  if (error instanceof TooLateToChangeError) {
    const extensions = { changeableUntil: error.changeableUntil.toISOString() };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof NotStartedYetError) {
    const extensions = { startsAt: error.startsAt.toISOString() };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  return error;
}
