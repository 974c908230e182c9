import { announce, type Work } from "@convene/prisma";
import type { ImportPorts } from "./import-ports.ts";
import { keptOut } from "./import-problem.ts";
import { importQueueOf } from "./import-queues.ts";
import { readSetup } from "./import-setup.ts";
import { ImportStateError, NothingToImportError } from "./import-state-error.ts";
import { lockImport } from "./lock-import.ts";

/**
 * Has a checked file written. Each line is checked once more then: what came in between counts. A line
 * that the check kept out stays out; that is what was shown.
 *
 * @throws NotFoundError
 * @throws ImportStateError unless it is checked
 * @throws NothingToImportError
 */
export async function startImport(
  { tx, tenantId }: Work,
  importId: string,
  { tellPeople }: { readonly tellPeople: boolean },
  ports: Pick<ImportPorts, "jobs" | "product">,
): Promise<void> {
  const { state } = await lockImport(tx, importId);
  if (state !== "checked") throw new ImportStateError(state);
  const key = { tenantId_id: { tenantId, id: importId } };
  const found = await tx.dataImport.findUniqueOrThrow({
    where: key,
    select: { columns: true, created: true, updated: true, problems: true },
  });
  if (found.created + found.updated === 0) throw new NothingToImportError();
  const setup = readSetup(found.columns);
  await tx.dataImport.update({
    where: key,
    data: {
      state: "running",
      columns: { ...setup, settings: { ...setup.settings, tellPeople } },
      done: 0,
      created: 0,
      updated: 0,
      skipped: 0,
      problems: keptOut(found.problems),
    },
    select: { id: true },
  });
  await ports.jobs.enqueue(tx, importQueueOf(ports.product), [{ tenantId, importId }]);
  await announce(tx, { subject: "import", id: importId, change: "changed" });
}
