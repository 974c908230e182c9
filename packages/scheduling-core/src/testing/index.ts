export {
  type BenchmarkQuery,
  benchmarkQueries,
  type HostShape,
  makeHost,
  makeQuery,
  seededRandom,
} from "./benchmark-queries.ts";
export { digestOfStarts } from "./digest-of-starts.ts";
export { allLoops, type PlainLoop, type PlainOption } from "./find-loops-plainly.ts";
export { readSlotQuery, type WrittenSlotQuery } from "./read-slot-query.ts";
