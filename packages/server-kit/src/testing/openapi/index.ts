export { createAnswerChecker } from "./answer-checker.ts";
export { type ArbitraryOptions, arbitraryOf, idOf } from "./arbitrary-of.ts";
export { brokenOf } from "./broken-of.ts";
export { anyBytes, csvBytes } from "./file-bytes.ts";
export { findUnbounded } from "./find-unbounded.ts";
export { type FuzzedPerson, type FuzzReport, fuzzApi } from "./fuzz-api.ts";
export { FUZZED_CALENDARS, fuzzExampleApi } from "./fuzz-example-api.ts";
export { fuzzSockets, fuzzSurroundings } from "./fuzz-surroundings.ts";
export { harvest, ownerOf } from "./harvest.ts";
export type { JsonSchema } from "./json-schema.ts";
export { keepSignedIn } from "./keep-signed-in.ts";
export { KnownValues, placeholder } from "./known-values.ts";
export {
  type ApiContent,
  type ApiDescription,
  type ApiOperation,
  type ApiParameter,
  listOperations,
  type ParameterPlace,
} from "./list-operations.ts";
export { writeCoverage } from "./write-coverage.ts";
