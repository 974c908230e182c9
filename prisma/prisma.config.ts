import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Where a native engine is named already, it is used; see docs/decisions/offline-schema-engine.md.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL("./engine/schema-engine.mjs", import.meta.url),
);
// No call home: neither for newer versions nor for usage figures.
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= "1";
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "schema",
  migrations: { path: "migrations", seed: "node src/demo/seed.ts" },
  datasource: {
    // `generate` opens no connection and must work before there is a database.
    url:
      process.env.MIGRATION_DATABASE_URL ??
      process.env.DATABASE_URL ??
      "postgresql://convene@127.0.0.1:5432/convene",
  },
});
