export {
  addExampleRoles,
  type ExampleOrganisation,
  type ExampleRoles,
  giveExampleRoles,
} from "./example-organisation.ts";
export { type ExampleSource, examplesOf } from "./examples-of.ts";
export { kitExamples, knownInKit } from "./kit-examples.ts";
export { type KnownByName, sampleOf } from "./sample-of.ts";
export { type Organisation, type TenancyOptions, tryTenancy, type World } from "./try-tenancy.ts";
export { unitsIn } from "./units-in.ts";
export { writeAccounts } from "./write-accounts.ts";
export { kitWorldIds, writeKitWorld } from "./write-kit-world.ts";
