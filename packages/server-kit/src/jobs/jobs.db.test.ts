import { DELIVERY_QUEUE } from "@convene/notifications";
import { testDatabase } from "@convene/prisma/testing";
import { addDays } from "date-fns";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import { type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { installQueue } from "./install-queue.ts";
import type { JobResult } from "./job-handlers.ts";
import { workBatch } from "./work-batch.ts";

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
    await app.kit.jobs.enqueue(tx, DELIVERY_QUEUE, [{ key: "committed" }]);
    expect(await queued("committed")).toBe(0); // as another connection sees it
  });
  expect(await queued("committed")).toBe(1);

  const failing = app.kit.db.unit(ada.tenantId, async (tx) => {
    await app.kit.jobs.enqueue(tx, DELIVERY_QUEUE, [{ key: "rolled back" }]);
    throw new Error("Undo");
  });
  await expect(failing).rejects.toThrow("Undo");
  expect(await queued("rolled back")).toBe(0);
});

test("many jobs are one statement, with their priority and the time before which they wait", async () => {
  const jobs = Array.from({ length: 300 }, (_, index) => ({ key: `of many ${index}` }));
  const startAfter = new Date("2031-05-01T12:00:00.000Z");
  await app.kit.db.unit(ada.tenantId, (tx) =>
    app.kit.jobs.enqueue(tx, DELIVERY_QUEUE, jobs, { priority: -3, startAfter }),
  );
  const { rows } = await app.kit.jobs.boss.getDb().executeSql(
    `SELECT count(*)::int AS count, min(priority) AS priority, min(start_after) AS "startAfter",
       count(DISTINCT created_on)::int AS moments
     FROM queue.job WHERE data->>'key' LIKE 'of many %'`,
  );
  expect(rows).toEqual([{ count: 300, priority: -3, startAfter, moments: 1 }]);
});

test("a delivery whose attempts are used up is given up, and a person sees it", async () => {
  const { boss } = app.kit.jobs;
  await boss.deleteAllJobs(DELIVERY_QUEUE);
  const { id } = await bookAppointment(app.kit, ada, { start: addDays(app.kit.now(), 3) });
  await boss
    .getDb()
    .executeSql("UPDATE queue.job SET retry_limit = 0 WHERE name = $1", [DELIVERY_QUEUE]);
  for (const job of await boss.fetch(DELIVERY_QUEUE, { batchSize: 100 })) {
    await boss.fail(DELIVERY_QUEUE, job.id);
  }
  await app.runJobs();
  const rows = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.notification.findMany({ where: { appointmentId: id, channel: "email" } }),
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { state } of rows) expect(state).toBe("dead");
});

test("what a stopping worker does not begin is queued anew, at no cost of attempts", async () => {
  const { boss } = app.kit.jobs;
  await boss.deleteAllJobs(DELIVERY_QUEUE);
  await boss.insert(
    DELIVERY_QUEUE,
    ["done", "again", "not begun"].map((key) => ({ data: { key } })),
  );
  const batch = await boss.fetch<{ key: JobResult }>(DELIVERY_QUEUE, { batchSize: 3 });
  const settled = await workBatch(boss, DELIVERY_QUEUE, batch, {
    handle: async () => batch.map(({ data }) => data.key),
    stop: AbortSignal.abort(),
    metrics: app.kit.metrics,
  });
  const byKey = new Map(batch.map(({ data }, index) => [data.key, settled[index]?.status]));
  expect(byKey.get("done")).toBe("completed");
  expect(byKey.get("again")).toBe("failed");
  expect(byKey.get("not begun")).toBe("completed");
  const next = await boss.fetch<{ key: string }>(DELIVERY_QUEUE, { batchSize: 3 });
  expect(next.map(({ data }) => data.key)).toEqual(["not begun"]);
  await boss.deleteAllJobs(DELIVERY_QUEUE);
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
