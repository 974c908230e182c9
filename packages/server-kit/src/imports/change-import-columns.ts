import { announce, type Work } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { type ImportPorts, importerOf } from "./import-ports.ts";
import { importQueueOf } from "./import-queues.ts";
import { type ImportSettings, readSetup } from "./import-setup.ts";
import { ImportStateError } from "./import-state-error.ts";
import { lockImport } from "./lock-import.ts";

interface ColumnChange {
  /** The column of each field by its name in the file; null or left out: it has none. */
  readonly fields: Readonly<Record<string, string | null>>;
  readonly settings: Omit<ImportSettings, "tellPeople">;
}

/**
 * Says what the columns of a file hold, and has it checked anew.
 *
 * @throws NotFoundError
 * @throws ImportStateError unless it waits for somebody's word
 * @throws InvalidInputError naming `fields.<field>` for a field or column that there is not, or a column
 *   that was given away
 */
export async function changeImportColumns(
  { tx, tenantId }: Work,
  importId: string,
  change: ColumnChange,
  ports: ImportPorts,
): Promise<void> {
  const { state } = await lockImport(tx, importId);
  if (state !== "checking" && state !== "checked") throw new ImportStateError(state);
  const key = { tenantId_id: { tenantId, id: importId } };
  const { kind, columns } = await tx.dataImport.findUniqueOrThrow({
    where: key,
    select: { kind: true, columns: true },
  });
  const setup = readSetup(columns);
  const known = importerOf(ports, kind).columns.map(({ field }) => field);
  const fields: Record<string, string> = {};
  const given = new Set<string>();
  for (const [field, column] of Object.entries(change.fields)) {
    if (!known.includes(field)) throw new InvalidInputError(`fields.${field}`, "is no field");
    if (column === null) continue;
    if (!setup.header.includes(column)) {
      throw new InvalidInputError(`fields.${field}`, "is no column of the file");
    }
    if (given.has(column)) {
      throw new InvalidInputError(`fields.${field}`, "is the column of another field");
    }
    given.add(column);
    fields[field] = column;
  }
  await tx.dataImport.update({
    where: key,
    data: {
      state: "checking",
      columns: { ...setup, fields, settings: { ...setup.settings, ...change.settings } },
      done: 0,
      created: 0,
      updated: 0,
      skipped: 0,
      problems: [],
    },
    select: { id: true },
  });
  await ports.jobs.enqueue(tx, importQueueOf(ports.product), [{ tenantId, importId }]);
  await announce(tx, { subject: "import", id: importId, change: "changed" });
}
