import type { Work } from "@convene/prisma";
import { type ImportPorts, importerOf } from "./import-ports.ts";
import { keptOut } from "./import-problem.ts";
import { type ImportSetup, readSetup } from "./import-setup.ts";
import type { PreparedImport } from "./importer.ts";
import { type ReadLine, readLines } from "./read-lines.ts";
import { readTable } from "./read-table.ts";

/** A file with all of its lines understood. */
export interface OpenImport {
  readonly setup: ImportSetup;
  /** As it is stored, to be recognised. */
  readonly stored: object;
  readonly prepared: PreparedImport<unknown, unknown>;
  readonly lines: readonly ReadLine<unknown>[];
  readonly batchSize: number;
  /** Groups of fields of which none has a column. */
  readonly missing: readonly (readonly string[])[];
  /** While it runs: lines that stay out, as the check or an earlier batch said. */
  readonly refused: ReadonlySet<number>;
}

/** Opens an import that is in a state; undefined where it is not. */
export async function openImport(
  work: Work,
  importId: string,
  state: "checking" | "running",
  ports: ImportPorts,
): Promise<OpenImport | undefined> {
  const found = await work.tx.dataImport.findFirst({
    where: { id: importId, state },
    select: {
      kind: true,
      columns: true,
      content: true,
      memberId: true,
      ...(state === "running" && { problems: true }),
    },
  });
  if (!found) return undefined;
  const { kind, columns, content, memberId, problems } = found;
  const setup = readSetup(columns);
  const importer = importerOf(ports, kind);
  const by = { kind: "member", id: memberId } as const;
  const prepared = await importer.prepare(work, { settings: setup.settings, by });
  return {
    setup,
    stored: setup,
    prepared,
    lines: readLines(readTable(content), setup, prepared),
    batchSize: importer.batchSize,
    refused: new Set(keptOut(problems ?? []).map(({ line }) => line)),
    missing: importer.needed.filter((group) => group.every((field) => !setup.fields[field])),
  };
}
