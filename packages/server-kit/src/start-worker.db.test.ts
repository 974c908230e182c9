import { once } from "node:events";
import { REMINDER_QUEUE } from "@convene/notifications";
import { ANNOUNCEMENT_CHANNEL, reserve } from "@convene/prisma";
import { addDays, addMinutes } from "date-fns";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookAppointment } from "./fixtures/book-appointment.ts";
import { EXPIRED_HOLDS_QUEUE } from "./jobs/queues.ts";
import { startWorker } from "./start-worker.ts";
import { type SignedUp, startTestKit, type TestKit } from "./testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

let app: TestKit;
let ada: SignedUp;
let now = NOW;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => now });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
});
afterAll(() => app.close());

/** Starts a worker whose rounds do not count as done by the one before it. */
async function startFreshWorker() {
  await app.kit.jobs.boss.deleteAllJobs(REMINDER_QUEUE);
  await app.kit.jobs.boss.deleteAllJobs(EXPIRED_HOLDS_QUEUE);
  return await startWorker(app.kit);
}

/** Waits until the database announces something after which `done` holds. */
async function untilAnnounced(done: () => Promise<boolean>): Promise<void> {
  const listener = new pg.Client({ connectionString: app.database.urls.app });
  await listener.connect();
  await listener.query(`LISTEN ${ANNOUNCEMENT_CHANNEL}`);
  try {
    for (;;) {
      const announced = once(listener, "notification"); // before the question, or the last is missed
      if (await done()) return;
      await announced;
    }
  } finally {
    await listener.end();
  }
}

async function states(appointmentId: string, kind: "confirmation" | "reminder") {
  const rows = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.notification.findMany({ where: { appointmentId, kind, channel: "email" } }),
  );
  return rows.map(({ state, attempts }) => `${state} ${attempts}`);
}

test("two workers deliver each notification of eight bookings once", async () => {
  const workers = await Promise.all([startWorker(app.kit), startWorker(app.kit)]);
  try {
    const booked = await Promise.all(
      Array.from({ length: 8 }, (_, day) =>
        bookAppointment(app.kit, ada, {
          start: addDays(NOW, day + 2),
          clientEmail: `client-${day}@example.test`,
        }),
      ),
    );
    for (const { id } of booked) {
      await untilAnnounced(async () =>
        (await states(id, "confirmation")).every((state) => state === "sent 1"),
      );
      expect((await states(id, "confirmation")).length).toBeGreaterThanOrEqual(2);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
});

test("a worker that starts sends the reminders that became due while none was there", async () => {
  const start = addDays(NOW, 40);
  const { id } = await bookAppointment(app.kit, ada, { start, clientEmail: "late@example.test" });
  now = addMinutes(start, -50);
  const worker = await startFreshWorker();
  try {
    await untilAnnounced(async () => {
      const sent = await states(id, "reminder");
      return sent.some((state) => state === "sent 1") && !sent.some((s) => s.startsWith("queued"));
    });
  } finally {
    await worker.stop();
    now = NOW;
  }
  const reminders = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.notification.findMany({ where: { appointmentId: id, kind: "reminder", state: "sent" } }),
  );
  expect(new Set(reminders.map((row) => row.offsetMinutes))).toEqual(new Set([60]));
});

test("a worker that is stopped in the middle finishes what it has begun", async () => {
  const { id } = await bookAppointment(app.kit, ada, {
    start: addDays(NOW, 60),
    clientEmail: "middle@example.test",
  });
  const worker = await startFreshWorker();
  await untilAnnounced(async () => (await states(id, "confirmation")).includes("sent 1"));
  await worker.stop();
  const { rows } = await app.kit.jobs.boss
    .getDb()
    .executeSql(
      "SELECT DISTINCT state::text FROM queue.job WHERE state NOT IN ('created', 'completed')",
    );
  expect(rows).toEqual([]);
});

test("holds that ran out are removed, others are left", async () => {
  const resourceId = ada.member.resourceId ?? "";
  const hold = (holdId: string, hour: number, holdMinutes: number) =>
    app.kit.db.unit(ada.tenantId, (tx) =>
      reserve(tx, {
        resourceIds: [resourceId],
        span: { start: addMinutes(NOW, hour * 60), end: addMinutes(NOW, hour * 60 + 30) },
        purpose: { holdId },
        holdMinutes,
      }),
    );
  const [ranOut, live] = [crypto.randomUUID(), crypto.randomUUID()];
  await hold(ranOut, 1, 0);
  await hold(live, 2, 10);
  const worker = await startFreshWorker();
  const held = () =>
    app.kit.db.unit(ada.tenantId, (tx) =>
      tx.reservation.findMany({ where: { holdId: { in: [ranOut, live] } } }),
    );
  try {
    await untilAnnounced(async () => (await held()).length === 1);
  } finally {
    await worker.stop();
  }
  expect((await held()).map((row) => row.holdId)).toEqual([live]);
});
