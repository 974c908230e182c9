import { SchedulingError } from "@convene/scheduling-core";
import { MOST_FILE_BYTES, MOST_FILES } from "./file-limits.ts";

/** There is nothing in it, or too much. */
export class FileSizeError extends SchedulingError {
  override readonly name = "FileSizeError";
  readonly code: "FILE_EMPTY" | "FILE_TOO_LARGE";
  override readonly field = "file";

  constructor(code: FileSizeError["code"], options?: ErrorOptions) {
    super(
      code === "FILE_EMPTY"
        ? "The file is empty"
        : `A file has at most ${MOST_FILE_BYTES / 1_048_576} MB`,
      options,
    );
    this.code = code;
  }
}

/** By its content it is none of the kinds that are kept, whatever it is called. */
export class FileKindError extends SchedulingError {
  override readonly name = "FileKindError";
  readonly code = "FILE_KIND_UNKNOWN";
  override readonly field = "file";

  constructor(options?: ErrorOptions) {
    super("Only PDF, Word, OpenDocument, text and picture files are kept", options);
  }
}

/** The candidate has as many files as are kept. */
export class TooManyFilesError extends SchedulingError {
  override readonly name = "TooManyFilesError";
  readonly code = "TOO_MANY_FILES";
  override readonly field = "file";

  constructor(options?: ErrorOptions) {
    super(`At most ${MOST_FILES} files are kept of a candidate`, options);
  }
}
