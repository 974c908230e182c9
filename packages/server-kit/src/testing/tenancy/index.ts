export { type ExampleSource, examplesOf } from "./examples-of.ts";
export { type KnownByName, sampleOf } from "./sample-of.ts";
export { type Organisation, type TenancyOptions, tryTenancy, type World } from "./try-tenancy.ts";
