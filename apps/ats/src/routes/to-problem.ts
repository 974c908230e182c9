import { ProblemError } from "@convene/server-kit";
import {
  ApplicationMovedError,
  CandidateExpectedError,
  StageInUseError,
} from "../domain/application-refusals.ts";
import {
  AlreadyAppliedError,
  ApplicationClosedError,
  JobClosedError,
  NotStartedYetError,
  TooLateToChangeError,
} from "../domain/interview-refusals.ts";
import {
  NoFeedbackError,
  ScorecardHandedInError,
  ScorecardIncompleteError,
} from "../feedback/feedback-refusals.ts";
import { FileKindError, FileSizeError, TooManyFilesError } from "../files/file-refusals.ts";
import { offerProblem } from "./offer-problem.ts";
import { requestProblem } from "./request-problem.ts";

/** Gives this app's own refusals their status; the core's have theirs, and bugs pass as they are. */
export function toProblem(error: unknown): unknown {
  const options = { cause: error };
  if (error instanceof ApplicationClosedError) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  if (error instanceof JobClosedError) {
    return new ProblemError(409, error.code, error.message, { field: error.field }, options);
  }
  if (error instanceof ApplicationMovedError) {
    return new ProblemError(409, error.code, error.message, { stage: error.stage }, options);
  }
  if (error instanceof StageInUseError) {
    const extensions = { field: error.field, stages: [...error.stages] };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof CandidateExpectedError) {
    const extensions = { interviews: error.interviews };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof FileSizeError) {
    const status = error.code === "FILE_TOO_LARGE" ? 413 : 422;
    return new ProblemError(status, error.code, error.message, { field: error.field }, options);
  }
  if (error instanceof FileKindError) {
    return new ProblemError(422, error.code, error.message, { field: error.field }, options);
  }
  if (error instanceof TooManyFilesError) {
    return new ProblemError(409, error.code, error.message, { field: error.field }, options);
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
  if (error instanceof ScorecardIncompleteError) {
    const { field } = error;
    return new ProblemError(400, error.code, error.message, { field }, options);
  }
  if (error instanceof ScorecardHandedInError || error instanceof NoFeedbackError) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  return offerProblem(error) ?? requestProblem(error) ?? error;
}
