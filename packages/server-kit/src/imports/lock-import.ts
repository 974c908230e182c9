import type { ImportState, Transaction } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** An import as whoever changes it has to find it. */
interface LockedImport {
  readonly state: ImportState;
  readonly done: number;
}

/**
 * Locks an import until the end of the transaction: who writes its next lines, starts or cancels it
 * waits for whoever does so.
 *
 * @throws NotFoundError
 */
export async function lockImport(tx: Transaction, importId: string): Promise<LockedImport> {
  const [found] = await tx.$queryRaw<LockedImport[]>`
    SELECT state::text AS state, done FROM data_import
    WHERE tenant_id = current_tenant() AND id = ${importId}::uuid FOR UPDATE`;
  if (!found) throw new NotFoundError("import");
  return found;
}
