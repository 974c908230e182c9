// Whether the migrations make what schema/ describes: migrates a scratch database with Prisma's own
// command and lets Prisma compare. What Prisma cannot see is compared by schema.db.test.ts.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrateDatabase } from "../../engine/migrate-database.ts";
import { dataFolder, startEmbeddedPostgres } from "../embedded/index.ts";

const SCRATCH = "drift_check";
const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

const server = await startEmbeddedPostgres({ dir: join(dataFolder(), "test"), fast: true });
const admin = new pg.Client({ connectionString: server.url() });
await admin.connect();
try {
  await admin.query(`DROP DATABASE IF EXISTS ${SCRATCH}`);
  await migrateDatabase(server.url(SCRATCH));
  const options = ["--from-config-datasource", "--to-schema", "schema", "--exit-code", "--script"];
  const { status, stdout, stderr } = spawnSync(
    join(PACKAGE, "node_modules/.bin/prisma"),
    ["migrate", "diff", ...options],
    {
      cwd: PACKAGE,
      encoding: "utf8",
      env: { ...process.env, MIGRATION_DATABASE_URL: server.url(SCRATCH) },
    },
  );
  if (status !== 0) {
    process.stderr.write(`The migrations and schema/ differ:\n${stdout}${stderr}\n`);
    process.exitCode = 1;
  }
  await admin.query(`DROP DATABASE ${SCRATCH}`);
} finally {
  await admin.end();
  await server.stop();
}
