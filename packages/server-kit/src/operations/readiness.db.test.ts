import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startTestKit, type TestKit } from "../testing/index.ts";

const answerSchema = z.object({ wrong: z.record(z.string(), z.string()).default({}) });

let app: TestKit;
let owner: pg.Client;
beforeAll(async () => {
  app = await startTestKit("services");
  owner = new pg.Client({ connectionString: app.database.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

async function readiness(): Promise<readonly [number, Readonly<Record<string, string>>]> {
  const answer = await app.fetch("/readyz");
  return [answer.status, answerSchema.parse(await answer.json()).wrong];
}

// First: what was migrated once stays so.
test("a server waits for the migrations that it was built with, and names what is missing or failed", async () => {
  const last = `(SELECT max(migration_name) FROM _prisma_migrations)`;
  const { rows } = await owner.query<{ name: string }>(
    `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ${last}
     RETURNING migration_name AS name`,
  );
  const name = rows[0]?.name;
  expect(await readiness()).toEqual([503, { migrations: `failed: ${name}` }]);
  await owner.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL",
  );
  expect(await readiness()).toEqual([503, { migrations: `pending: ${name}` }]);
  await owner.query("UPDATE _prisma_migrations SET finished_at = now(), rolled_back_at = NULL");
  expect(await readiness()).toEqual([200, {}]);
});

test("it is not ready while its line for changes or its queue is gone, and is again when they are back", async () => {
  const { rows } = await owner.query<{ name: string }>("SELECT current_database() AS name");
  const database = pg.escapeIdentifier(rows[0]?.name ?? "");
  await owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT 0`); // none comes back
  await owner.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database()
      AND (application_name = 'convene live' OR usename = 'convene_queue')`);
  await expect
    .poll(readiness, { timeout: 10_000 })
    .toEqual([503, { announcements: "the line is down", queue: "does not answer" }]);
  expect((await app.fetch("/healthz")).status).toBe(200); // starting it anew would not help
  await owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT -1`);
  await expect.poll(readiness, { timeout: 10_000 }).toEqual([200, {}]);
});

test("while it stops it is not ready, still answers, and lets connections go", async () => {
  app.kit.readiness.stop();
  expect(await readiness()).toEqual([503, { process: "stops" }]);
  const answer = await app.fetch("/healthz");
  expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
});
