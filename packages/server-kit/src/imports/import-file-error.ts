/** What can be wrong with a file as a whole. */
type ImportFileProblem =
  | "FILE_TOO_LARGE"
  | "FILE_NOT_TEXT"
  | "FILE_EMPTY"
  | "FILE_UNREADABLE"
  | "TOO_MANY_LINES"
  | "TOO_MANY_COLUMNS";

/** A file that nothing can be read from. Expected: it is said to whoever brought it. */
export class ImportFileError extends Error {
  override readonly name = "ImportFileError";
  readonly code: ImportFileProblem;
  /** Where it is, if it is in one place; counted from 1. */
  readonly line: number | undefined;

  constructor(
    code: ImportFileProblem,
    message: string,
    options: ErrorOptions & { line?: number } = {},
  ) {
    super(message, options);
    this.code = code;
    this.line = options.line;
  }
}
