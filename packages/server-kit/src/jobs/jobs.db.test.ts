import { DELIVERY_QUEUE } from "@convene/notifications";
import { testDatabase } from "@convene/prisma/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { installQueue } from "./install-queue.ts";

const rowSchema = z.array(z.object({ count: z.int() }));

let app: TestKit;
let ada: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services");
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
});
afterAll(() => app.close());

async function queued(key: string): Promise<number> {
  const { rows } = await app.kit.jobs.boss
    .getDb()
    .executeSql("SELECT count(*)::int AS count FROM queue.job WHERE data->>'key' = $1", [key]);
  return rowSchema.parse(rows)[0]?.count ?? 0;
}

test("a job is queued when its transaction commits, and never when it does not", async () => {
  await app.kit.db.unit(ada.tenantId, async (tx) => {
    await app.kit.jobs.enqueue(tx, DELIVERY_QUEUE, { key: "committed" });
    expect(await queued("committed")).toBe(0); // as another connection sees it
  });
  expect(await queued("committed")).toBe(1);

  const failing = app.kit.db.unit(ada.tenantId, async (tx) => {
    await app.kit.jobs.enqueue(tx, DELIVERY_QUEUE, { key: "rolled back" });
    throw new Error("Undo");
  });
  await expect(failing).rejects.toThrow("Undo");
  expect(await queued("rolled back")).toBe(0);
});

test("the apps may send jobs and read none", async () => {
  const client = new pg.Client({ connectionString: app.database.urls.app });
  await client.connect();
  try {
    for (const statement of [
      "SELECT data FROM queue.job_common",
      "SELECT id, data FROM queue.job",
      "UPDATE queue.job_common SET priority = 1",
      "DELETE FROM queue.job_common",
      "UPDATE queue.queue SET retry_limit = 0",
      "CREATE TABLE queue.mine ()",
    ]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  } finally {
    await client.end();
  }
});

test("six processes that install at once into an empty database all succeed", async () => {
  await using database = await testDatabase();
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  await owner.query(
    `DROP SCHEMA queue CASCADE; CREATE SCHEMA queue;
     GRANT ALL ON SCHEMA queue TO convene_queue; GRANT USAGE ON SCHEMA queue TO convene_app`,
  );
  await Promise.all(
    Array.from({ length: 6 }, () => installQueue({ connectionString: database.urls.queue })),
  );
  const { rows } = await owner.query("SELECT count(*)::int AS count FROM queue.queue");
  await owner.end();
  expect(rowSchema.parse(rows)[0]?.count).toBeGreaterThanOrEqual(4);
});
