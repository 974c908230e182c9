import type { Work } from "@convene/prisma";
import type { ImportProblem } from "./import-problem.ts";
import type { LineChecker } from "./importer.ts";
import { problemOf, type ReadLine } from "./read-lines.ts";

/** What a batch of lines would do, or what is to be written of it. */
export interface CheckedLines<Plan> {
  readonly created: number;
  readonly updated: number;
  /** Lines that stay out, and those that would change nothing. */
  readonly skipped: number;
  readonly problems: readonly ImportProblem[];
  readonly plans: readonly Plan[];
}

/** Holds a batch of lines against what is there. */
export async function checkLines<Row, Plan>(
  work: Work,
  batch: readonly ReadLine<Row>[],
  checker: LineChecker<Row, Plan>,
): Promise<CheckedLines<Plan>> {
  const readable = batch.flatMap(({ row }) => (row === null ? [] : [row]));
  const verdicts = readable.length === 0 ? [] : await checker.check(work, readable);
  const byRow = new Map(readable.map((row, at) => [row, verdicts[at]]));
  const counts = { create: 0, update: 0, nothing: 0 };
  const problems: ImportProblem[] = [];
  const plans: Plan[] = [];
  for (const { line, cells, row, problems: own } of batch) {
    const verdict = row === null ? undefined : byRow.get(row);
    problems.push(...own);
    for (const remark of verdict?.remarks ?? []) problems.push(problemOf(line, remark, cells));
    const plan = verdict?.plan ?? null;
    counts[plan === null ? "nothing" : (verdict?.outcome ?? "nothing")]++;
    if (plan !== null) plans.push(plan);
  }
  return {
    created: counts.create,
    updated: counts.update,
    skipped: counts.nothing,
    problems,
    plans,
  };
}
