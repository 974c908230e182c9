import { findAvailableSlots } from "@convene/scheduling-core";
import { digestOfStarts } from "@convene/scheduling-core/testing";
import { measureMedians } from "../measure.ts";
import { printRow } from "../print-row.ts";
import { allocateAnswer } from "./allocate-answer.ts";
import { findSlotsSimply } from "./baseline.ts";
import { measureCold } from "./cold.ts";
import { measureGrowth } from "./growth.ts";
import { type MeasuredQuery, measuredQueries } from "./queries.ts";

// node src/slots/slots.ts            everything: a few minutes
// node src/slots/slots.ts --short    the same answers, with less patience and no cold starts, for CI

const isShort = process.argv.includes("--short");
const budgetMs = isShort ? 60 : 1_000;
const coldRuns = isShort ? 0 : 3;

const queries = measuredQueries();
console.log("Baseline ÷ engine, medians of one alternating run. Higher is better.\n");
printRow(["query", "slots", "warm", "target", "cold", "engine ÷ allocation"]);
printRow(["---", "---:", "---:", "---:", "---:", "---:"]);
let isAllRight = true;
for (const [index, asked] of queries.entries()) {
  const isRight = isAnswerRight(asked);
  isAllRight &&= isRight;
  const slots = findAvailableSlots(asked.query);
  const [baseline = 0, engine = 1, allocation = 1] = measureMedians(
    [
      { name: "baseline", run: () => findSlotsSimply(asked.query) },
      { name: "engine", run: () => findAvailableSlots(asked.query) },
      { name: "allocation", run: () => allocateAnswer(slots) },
    ],
    budgetMs,
  );
  const cold =
    coldRuns === 0
      ? ""
      : (measureCold(index, "baseline", coldRuns) / measureCold(index, "engine", coldRuns)).toFixed(
          2,
        );
  printRow([
    asked.id,
    isRight ? String(slots.length) : "WRONG",
    (baseline / engine).toFixed(2),
    asked.target === null ? "" : String(asked.target),
    cold,
    (engine / allocation).toFixed(2),
  ]);
}

console.log("\nGrowth of the engine's time per unit, compared with the row before. 1 is linear.");
for (const { what, rows } of measureGrowth(isShort ? 30 : 500)) {
  console.log(`\n${what}\n`);
  printRow(["size", "time ÷ first row's", "per unit"]);
  printRow(["---:", "---:", "---:"]);
  const first = rows[0]?.microseconds ?? 1;
  for (const { size, microseconds, perUnit } of rows) {
    printRow([
      size.toLocaleString("en"),
      (microseconds / first).toFixed(1),
      perUnit === null ? "" : perUnit.toFixed(2),
    ]);
  }
}

// A ratio below its target may be a busy machine; a wrong answer never is.
if (!isAllRight) process.exitCode = 1;

function isAnswerRight({ query, digest }: MeasuredQuery): boolean {
  const found = digestOfStarts(findAvailableSlots(query));
  return found === digestOfStarts(findSlotsSimply(query)) && (digest === null || found === digest);
}
