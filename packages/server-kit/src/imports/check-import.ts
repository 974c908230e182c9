import { announce } from "@convene/prisma";
import { checkLines } from "./check-lines.ts";
import { MOST_PROBLEMS } from "./import-limits.ts";
import type { ImportPorts, ImportRef } from "./import-ports.ts";
import type { ImportProblem } from "./import-problem.ts";
import { openImport } from "./open-import.ts";

/**
 * The dry run: says of each line what it would do, and writes nothing but that. Who changes the columns
 * or cancels meanwhile ends it.
 *
 * @param stop Once it is aborted nothing more is begun.
 * @returns whether it came to an end; otherwise it is to be begun again
 */
export async function checkImport(
  ports: ImportPorts,
  { tenantId, importId }: ImportRef,
  stop: AbortSignal,
): Promise<boolean> {
  const { db } = ports;
  const opened = await db.unit(tenantId, (tx) =>
    openImport({ tx, tenantId, now: ports.now() }, importId, "checking", ports),
  );
  if (!opened) return true;
  const { stored, prepared, lines, batchSize, missing } = opened;
  const same = { id: importId, state: "checking", columns: { equals: stored } } as const;
  const counts = { created: 0, updated: 0, skipped: 0 };
  const problems: ImportProblem[] = missing.map((group) => ({
    line: 1,
    level: "error",
    code: "COLUMN_MISSING",
    details: { fields: [...group] },
  }));

  const checker = prepared.createChecker("looking");
  const checkable = missing.length > 0 ? [] : lines;
  for (let done = 0; done < checkable.length; done += batchSize) {
    if (stop.aborted) return false;
    const batch = checkable.slice(done, done + batchSize);
    const isStillWanted = await db.unit(tenantId, async (tx) => {
      const checked = await checkLines({ tx, tenantId, now: ports.now() }, batch, checker);
      counts.created += checked.created;
      counts.updated += checked.updated;
      counts.skipped += checked.skipped;
      problems.push(...checked.problems);
      const { count } = await tx.dataImport.updateMany({
        where: same,
        data: { done: done + batch.length },
      });
      await announce(tx, { subject: "import", id: importId, change: "changed" });
      return count > 0;
    });
    if (!isStillWanted) return true;
  }

  if (missing.length > 0) counts.skipped = lines.length;
  await db.unit(tenantId, async (tx) => {
    await tx.dataImport.updateMany({
      where: same,
      data: {
        state: "checked",
        done: lines.length,
        ...counts,
        problems: problems.slice(0, MOST_PROBLEMS),
      },
    });
    await announce(tx, { subject: "import", id: importId, change: "changed" });
  });
  return true;
}
