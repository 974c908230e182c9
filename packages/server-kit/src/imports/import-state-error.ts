import type { ImportState } from "@convene/prisma";

/** The import is not where that could be done with it: somebody was faster, or it is over. */
export class ImportStateError extends Error {
  override readonly name = "ImportStateError";
  readonly code = "IMPORT_STATE";
  readonly state: ImportState;

  constructor(state: ImportState) {
    super(`The import is ${state}`);
    this.state = state;
  }
}

/** No line of the file would change anything. */
export class NothingToImportError extends Error {
  override readonly name = "NothingToImportError";
  readonly code = "NOTHING_TO_IMPORT";

  constructor() {
    super("There is no line to import");
  }
}
