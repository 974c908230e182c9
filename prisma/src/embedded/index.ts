export { createDatabaseIfMissing } from "./create-database-if-missing.ts";
export { dataFolder } from "./env.ts";
export { readOrCreateSecret } from "./read-or-create-secret.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.ts";
export { withFileLock } from "./with-file-lock.ts";
