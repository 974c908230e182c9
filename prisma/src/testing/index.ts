export { seededRandom } from "../demo/seeded-random.ts";
export { type TestDatabase, testDatabase } from "./test-database.ts";
