import type { Work } from "@convene/prisma";
import { endImport } from "./end-import.ts";
import { ImportStateError } from "./import-state-error.ts";
import { lockImport } from "./lock-import.ts";

/**
 * Stops an import after the lines that are being written. What is written stays.
 *
 * @throws NotFoundError
 * @throws ImportStateError where it is over
 */
export async function cancelImport(work: Work, importId: string): Promise<void> {
  const { state } = await lockImport(work.tx, importId);
  if (state !== "checking" && state !== "checked" && state !== "running") {
    throw new ImportStateError(state);
  }
  await endImport(work, importId, "cancelled");
}

/** Marks an import that could not be brought to its end. One that is over stays as it is. */
export async function failImport(work: Work, importId: string): Promise<void> {
  const { state } = await lockImport(work.tx, importId);
  if (state === "checking" || state === "running") await endImport(work, importId, "failed");
}
