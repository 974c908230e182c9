import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testResultsFolder } from "../env.ts";
import type { FuzzReport } from "./fuzz-api.ts";

/**
 * Writes what each operation answered how often, for a person to read, into the folder of test results.
 *
 * @returns the operations that never did what they are for
 */
export function writeCoverage(
  { statuses, requests, refused, faults }: FuzzReport,
  name: string,
): string[] {
  const rows = [...statuses].map(([operation, seen]) => {
    const sorted = [...seen].sort(([one], [other]) => one - other);
    const counts = sorted.map(([status, count]) => `${status}×${count}`).join(" ");
    return {
      operation,
      isReached: sorted.some(([status]) => status < 400),
      line: `${operation.padEnd(72)} ${counts}`,
    };
  });
  const unreached = rows.filter(({ isReached }) => !isReached).map(({ operation }) => operation);
  const said = unreached.map(
    (operation) => `${operation} is not reached: ${refused.get(operation)}`,
  );
  mkdirSync(testResultsFolder(), { recursive: true });
  writeFileSync(
    join(testResultsFolder(), `fuzz-${name}.txt`),
    [`${requests} requests`, ...rows.map(({ line }) => line), "", ...said, "", ...faults].join(
      "\n",
    ),
  );
  return unreached;
}
