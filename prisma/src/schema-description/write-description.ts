// Writes schema.txt anew, from a scratch database with all migrations: after a change of theirs.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { dataFolder, startEmbeddedPostgres } from "../embedded/index.ts";
import { readMigrations } from "../testing/template-database.ts";
import { describeSchema } from "./describe-schema.ts";

const SCRATCH = "schema_description";

const server = await startEmbeddedPostgres({ dir: join(dataFolder(), "test"), fast: true });
const admin = new pg.Client({ connectionString: server.url() });
await admin.connect();
try {
  await admin.query(`DROP DATABASE IF EXISTS ${SCRATCH}`);
  await admin.query(`CREATE DATABASE ${SCRATCH}`);
  const client = new pg.Client({ connectionString: server.url(SCRATCH) });
  await client.connect();
  for (const script of readMigrations()) await client.query(script);
  await writeFile(new URL("../../schema.txt", import.meta.url), await describeSchema(client));
  await client.end();
  await admin.query(`DROP DATABASE ${SCRATCH}`);
} finally {
  await admin.end();
  await server.stop();
}
