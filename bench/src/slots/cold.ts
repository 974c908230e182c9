import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findAvailableSlots } from "@convene/scheduling-core";
import { median } from "../measure.ts";
import { findSlotsSimply } from "./baseline.ts";
import { measuredQueries } from "./queries.ts";

const script = fileURLToPath(import.meta.url);

/** Median time in microseconds of the first call of a process that has asked nothing before. */
export function measureCold(index: number, engine: "engine" | "baseline", runs: number): number {
  const times = Array.from({ length: runs }, () =>
    Number(execFileSync(process.execPath, [script, String(index), engine], { encoding: "utf8" })),
  );
  return median(times);
}

if (import.meta.main) {
  const [index, engine] = process.argv.slice(2);
  const asked = measuredQueries()[Number(index)];
  if (!asked) throw new RangeError(`there is no query ${index}`);
  const run = engine === "baseline" ? findSlotsSimply : findAvailableSlots;
  const start = performance.now();
  run(asked.query);
  console.log((performance.now() - start) * 1_000);
}
