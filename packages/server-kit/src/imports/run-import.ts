import { announce, isDuplicate, type Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { type CheckedLines, checkLines } from "./check-lines.ts";
import { endImport } from "./end-import.ts";
import { MOST_PROBLEMS } from "./import-limits.ts";
import type { ImportPorts, ImportRef } from "./import-ports.ts";
import { keptOut } from "./import-problem.ts";
import { lockImport } from "./lock-import.ts";
import { type OpenImport, openImport } from "./open-import.ts";

/** How many transactions a job has before others get their turn. */
const BATCHES_PER_JOB = 20;
/** Of one transaction. */
const TIMEOUT_MS = 60_000;

/**
 * Writes the next lines of an import, batch by batch. A batch is one transaction with its own progress:
 * whoever comes after a crash goes on behind the last one that was committed.
 *
 * @param stop Once it is aborted nothing more is begun.
 * @returns whether it is over; otherwise there is more to do
 */
export async function runImport(
  ports: ImportPorts,
  ref: ImportRef,
  stop: AbortSignal,
): Promise<boolean> {
  const { tenantId, importId } = ref;
  const opened = await ports.db.unit(tenantId, (tx) =>
    openImport({ tx, tenantId, now: ports.now() }, importId, "running", ports),
  );
  if (!opened) return true;
  const write = (size: number, code?: string) =>
    ports.db.unit(
      tenantId,
      (tx) => writeBatch({ tx, tenantId, now: ports.now() }, importId, opened, { size, code }),
      { timeoutMs: TIMEOUT_MS },
    );

  let alone = 0;
  for (let batch = 0; batch < BATCHES_PER_JOB && !stop.aborted; batch++) {
    try {
      const isOver = await write(alone > 0 ? 1 : opened.batchSize);
      if (isOver) return true;
      alone = Math.max(0, alone - 1);
    } catch (error) {
      const code = refusalOf(error);
      if (code === undefined) throw error;
      // One of them stands in the way of all: they are written one by one, and it stays out.
      if (alone === 0) alone = opened.batchSize;
      else if (await write(1, code)) return true;
      else alone--;
    }
    // Lines by themselves are small steps.
    if (alone > 0) batch--;
  }
  return false;
}

/** @param code Why its one line is not to be written. */
async function writeBatch(
  work: Work,
  importId: string,
  { lines, prepared, refused }: OpenImport,
  { size, code }: { readonly size: number; readonly code: string | undefined },
): Promise<boolean> {
  const { tx } = work;
  const { state, done } = await lockImport(tx, importId);
  if (state !== "running") return true;
  const batch = lines.slice(done, done + size);
  const wanted = batch.filter(({ line }) => !refused.has(line));
  const checked =
    code === undefined
      ? await checkLines(work, wanted, prepared.createChecker("writing"))
      : leftOut(batch[0]?.line ?? 0, code);
  if (checked.plans.length > 0) await prepared.write(work, checked.plans);

  const { created, updated, skipped } = checked;
  const told = keptOut(checked.problems);
  await tx.$executeRaw`
    UPDATE data_import SET
      done = done + ${batch.length},
      created = created + ${created},
      updated = updated + ${updated},
      skipped = skipped + ${skipped + (code === undefined ? batch.length - wanted.length : 0)},
      problems = CASE WHEN jsonb_array_length(problems) >= ${MOST_PROBLEMS} THEN problems
                      ELSE problems || ${JSON.stringify(told)}::jsonb END
    WHERE tenant_id = current_tenant() AND id = ${importId}::uuid`;
  const isOver = done + batch.length >= lines.length;
  if (isOver) await endImport(work, importId, "done");
  else await announce(tx, { subject: "import", id: importId, change: "changed" });
  return isOver;
}

function leftOut(line: number, code: string): CheckedLines<never> {
  const problems = [{ line, level: "error", code } as const];
  return { created: 0, updated: 0, skipped: 1, problems, plans: [] };
}

/** Why what was checked could not be written after all; undefined for what is a fault. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof SchedulingError) return error.code;
  return isDuplicate(error) ? "CONCURRENT_CHANGE" : undefined;
}
