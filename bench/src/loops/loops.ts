import { findLoops } from "@convene/scheduling-core";
import { allLoops } from "@convene/scheduling-core/testing";
import { measureMedians, median } from "../measure.ts";
import { printRow } from "../print-row.ts";
import { type MeasuredSearch, measureSearch } from "./measure-search.ts";
import { loopCases, smallLoopCases } from "./queries.ts";

// node src/loops/loops.ts            five searches of each loop
// node src/loops/loops.ts --short    one of each, for CI

const isShort = process.argv.includes("--short");
const rounds = isShort ? 1 : 5;
const FIRST_TARGET_MS = 200;
const BEST_TARGET_MS = 2_000;

let isAllRight = true;
console.log("Milliseconds, medians. The cost is the first one's and the best one's.\n");
printRow(["loop", "first", "the best, proven", "all ten, proven", "first, cold", "cost", "steps"]);
printRow(["---", "---:", "---:", "---:", "---:", "---:", "---:"]);
printRow(["target", `≤ ${FIRST_TARGET_MS}`, `≤ ${BEST_TARGET_MS}`, "", "", "", ""]);
for (const { id, query } of loopCases()) {
  // The first search of the process compiles, and asks Intl for the zones' clock changes.
  const cold = measureSearch(query);
  const searches = Array.from({ length: rounds }, () => measureSearch(query));
  const single = Array.from({ length: rounds }, () => measureSearch({ ...query, limit: 1 }));
  const best = cold.proposals[0]?.cost.total;
  const isRight =
    best !== undefined &&
    [...searches, ...single].every(
      ({ proposals, isComplete }) => isComplete && proposals[0]?.cost.total === best,
    );
  isAllRight &&= isRight;
  const medianOf = (some: typeof searches, pick: (search: MeasuredSearch) => number) =>
    median(some.map(pick)).toFixed(0);
  printRow([
    id,
    medianOf(searches, ({ firstMs }) => firstMs),
    medianOf(single, ({ allMs }) => allMs),
    medianOf(searches, ({ allMs }) => allMs),
    cold.firstMs.toFixed(0),
    isRight ? `${cold.firstCost} → ${best}` : "WRONG",
    cold.nodes.toLocaleString("en"),
  ]);
}

console.log("\nBeside every way to arrange a small loop. Ratios of medians.\n");
printRow(["loop", "ways", "best", "exhaustive ÷ search"]);
printRow(["---", "---:", "---:", "---:"]);
for (const { id, query } of smallLoopCases(isShort ? 6 : 12)) {
  const ways = allLoops(query);
  const best = ways.length === 0 ? null : Math.min(...ways.map(({ cost }) => cost));
  const found = findLoops(query)[0]?.cost.total ?? null;
  const isRight = found === best;
  isAllRight &&= isRight;
  const [exhaustive = 0, search = 1] = measureMedians(
    [
      { name: "exhaustive", run: () => allLoops(query) },
      { name: "search", run: () => findLoops(query) },
    ],
    isShort ? 20 : 300,
    isShort ? 1 : 5,
  );
  printRow([
    id,
    ways.length.toLocaleString("en"),
    isRight ? String(found ?? "none") : `WRONG: ${found} for ${best}`,
    (exhaustive / search).toFixed(1),
  ]);
}

// A time above its target may be a busy machine; an answer that is not the best never is.
if (!isAllRight) process.exitCode = 1;
