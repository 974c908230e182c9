import { backlogPriority, DELIVERY_QUEUE, deliveryJobSchema } from "@convene/notifications";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import { type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { lanesOf } from "./lanes.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

let app: TestKit;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
});
afterAll(() => app.close());

/** Queues messages about one appointment to as many people, some at a time. */
async function queueMessages(owner: SignedUp, count: number, atOnce: number) {
  const { kit } = app;
  const { tenantId } = owner;
  const { id } = await bookAppointment(kit, owner, { start: addDays(NOW, 3) });
  await kit.jobs.boss.deleteAllJobs(DELIVERY_QUEUE);
  await kit.db.unit(tenantId, (tx) => tx.notification.deleteMany());
  return async () => {
    for (let queued = 0; queued < count; queued += atOnce) {
      const rows = Array.from({ length: Math.min(atOnce, count - queued) }, () => ({
        tenantId,
        id: uuidv7(),
        appointmentId: id,
        eventVersion: 0,
        kind: "cancellation" as const,
        channel: "email" as const,
        recipientKind: "client" as const,
        recipientId: uuidv7(),
        address: "cleo@example.test",
        locale: "en",
        timeZone: "UTC",
        facts: {},
      }));
      await kit.db.unit(tenantId, async (tx) => {
        await tx.notification.createMany({ data: rows });
        const jobs = rows.map((row) => ({ tenantId, notificationId: row.id, attemptGroup: 0 }));
        await kit.jobs.enqueue(tx, DELIVERY_QUEUE, jobs, { priority: await backlogPriority(tx) });
      });
    }
  };
}

test("two thousand messages of one organisation delay another's ten by a few, and wait for nobody", async () => {
  const big = await app.signUp({ name: "Big", organisation: "Chain" });
  const small = await app.signUp({ name: "Small", organisation: "Salon" });
  const [queueBig, queueSmall] = [
    await queueMessages(big, 2_000, 25),
    await queueMessages(small, 10, 10),
  ];
  await queueBig();
  await queueSmall();

  const { boss } = app.kit.jobs;
  const [prompt, backlog] = lanesOf(DELIVERY_QUEUE);
  const take = async (lane: typeof prompt, batches: number) => {
    const tenants: string[] = [];
    for (let batch = 0; batch < batches; batch++) {
      const { batchSize = 0, maxPriority } = lane ?? {};
      const limit = maxPriority === undefined ? {} : { maxPriority };
      const jobs = await boss.fetch(DELIVERY_QUEUE, { batchSize, ...limit });
      tenants.push(...jobs.map(({ data }) => deliveryJobSchema.parse(data).tenantId));
    }
    return tenants;
  };
  // While others keep the first lanes busy, the backlog has one of its own.
  expect(new Set(await take(backlog, 1))).toEqual(new Set([big.tenantId]));
  const first = await take(prompt, 3);
  expect(first.filter((tenant) => tenant === small.tenantId)).toHaveLength(10);
});
