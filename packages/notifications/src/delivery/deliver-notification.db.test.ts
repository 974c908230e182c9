import { AsyncResource } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import { err, ok } from "@convene/scheduling-core";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  DeliveryFailure,
  NotificationChannels,
  OutgoingMessage,
} from "../channels/notification-channel-adapter.ts";
import { sendSchedulingReminder } from "../service/send-scheduling-reminder.ts";
import { serviceIn } from "../service/service-in.ts";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { deliverNotification } from "./deliver-notification.ts";
import { giveUpDelivery } from "./give-up-delivery.ts";
import { PassingDeliveryError } from "./passing-delivery-error.ts";
import { retryNotification } from "./retry-notification.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

/** Channels that keep what they are given, and answer as they are told to. */
function recordingChannels(answer?: (message: OutgoingMessage) => DeliveryFailure | undefined) {
  const sent: OutgoingMessage[] = [];
  const adapter = {
    name: "recording",
    async send(message: OutgoingMessage) {
      sent.push(message);
      await setImmediate();
      const failure = answer?.(message);
      return failure ? err(failure) : ok(undefined);
    },
  };
  const channels: NotificationChannels = { email: adapter, sms: adapter, in_app: adapter };
  return { channels, sent };
}

async function bookAndTakeClientJob() {
  const { unit } = organisation;
  const event = await organisation.book("appointment");
  const jobs = await organisation.takeJobs();
  const rows = await organisation.notifications(event);
  const row = rows.find((candidate) => candidate.recipientKind === "client");
  const job = jobs.find((candidate) => candidate.notificationId === row?.id);
  if (!job) throw new Error("There is no job for the client's mail");
  const where = { tenantId_id: { tenantId: job.tenantId, id: job.notificationId } };
  const read = () => unit((tx) => tx.notification.findUniqueOrThrow({ where }));
  return { event, job, read };
}

describe("deliverNotification", () => {
  test("without a provider the message is kept where a person can read it", async () => {
    const { event, job, read } = await bookAndTakeClientJob();
    await deliverNotification({ db: organisation.db, now: organisation.ports.now }, job);
    const row = await read();
    expect(row).toMatchObject({ state: "sent", attempts: 1, lastError: null });
    expect(row.sentAt).toEqual(organisation.clock.now);
    expect(row.subject).toBe("Confirmed: Haircut on Friday, February 20, 2026 at 2:00 PM EST");
    for (const form of [row.text, row.html]) {
      expect(form).toContain("12 King Street West");
      expect(form).toContain(`https://convene.example/manage/${event.row.id}`);
    }
    const file = row.calendarFile?.replaceAll("\r\n ", "").split("\r\n");
    expect(file).toEqual(
      expect.arrayContaining(["METHOD:REQUEST", "SEQUENCE:0", `UID:${event.row.id}@convene`]),
    );
  });

  test("the channel gets the notification's id, and who writes to whom", async () => {
    const { job, read } = await bookAndTakeClientJob();
    const { channels, sent } = recordingChannels();
    const { db, ports } = organisation;
    await deliverNotification({ db, now: ports.now, channels }, job);
    const row = await read();
    expect(sent).toEqual([
      expect.objectContaining({
        id: job.notificationId,
        channel: "email",
        to: { name: "Bo Client", address: row.address },
        from: { name: "Studio Nord", replyTo: "hello@studio-nord.example" },
        subject: row.subject,
      }),
    ]);
  });

  test("run ten times at once it sends once", async () => {
    const { job, read } = await bookAndTakeClientJob();
    const { channels, sent } = recordingChannels();
    const { db, ports } = organisation;
    await Promise.all(
      Array.from({ length: 10 }, () => deliverNotification({ db, now: ports.now, channels }, job)),
    );
    expect(sent).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("a passing failure is recorded, and the next attempt sends", async () => {
    const { job, read } = await bookAndTakeClientJob();
    let fails = true;
    const { channels } = recordingChannels(() =>
      fails ? { kind: "passing", reason: "The provider answered 503" } : undefined,
    );
    const ports = { db: organisation.db, now: organisation.ports.now, channels };
    await expect(deliverNotification(ports, job)).rejects.toThrow(PassingDeliveryError);
    expect(await read()).toMatchObject({
      state: "failed",
      attempts: 1,
      lastError: "The provider answered 503",
      sentAt: null,
    });
    fails = false;
    await deliverNotification(ports, job);
    expect(await read()).toMatchObject({ state: "sent", attempts: 2, lastError: null });
  });

  test("a permanent failure is not tried again, until a person wants it", async () => {
    const { job, read } = await bookAndTakeClientJob();
    const { channels, sent } = recordingChannels(() => ({
      kind: "permanent",
      reason: "There is no such mailbox",
    }));
    const { db, ports, unit } = organisation;
    const delivery = { db, now: ports.now, channels };
    await deliverNotification(delivery, job);
    await deliverNotification(delivery, job);
    expect(sent).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "dead", lastError: "There is no such mailbox" });

    expect(await unit((tx) => retryNotification(ports, tx, job))).toBe(true);
    expect(await unit((tx) => retryNotification(ports, tx, job))).toBe(false);
    expect(await read()).toMatchObject({ state: "queued" });
    await organisation.deliver();
    expect(await read()).toMatchObject({ state: "sent", attempts: 2 });
  });

  test("facts that cannot be written are for a person to look at", async () => {
    const { job, read } = await bookAndTakeClientJob();
    await organisation.unit(
      (tx) => tx.$executeRaw`
        UPDATE notification SET address = 'nobody at all' WHERE id = ${job.notificationId}::uuid`,
    );
    await deliverNotification({ db: organisation.db, now: organisation.ports.now }, job);
    const row = await read();
    expect(row.state).toBe("dead");
    expect(row.lastError).toContain("attendees[0].email");
    expect(row.lastError).not.toContain("nobody at all");
  });

  test("a job whose attempts are used up leaves its notification to a person", async () => {
    const { job, read } = await bookAndTakeClientJob();
    await giveUpDelivery(organisation, job);
    expect(await read()).toMatchObject({ state: "dead" });
  });

  test("nothing is there for another organisation, or after the event was deleted", async () => {
    const { event, job, read } = await bookAndTakeClientJob();
    const ports = { db: organisation.db, now: organisation.ports.now };
    const stranger = "0198f2c4-0000-7000-8000-000000000009";
    await deliverNotification(ports, { ...job, tenantId: stranger });
    expect(await read()).toMatchObject({ state: "queued" });
    await organisation.unit((tx) => tx.appointment.deleteMany({ where: { id: event.row.id } }));
    await deliverNotification(ports, job);
  });
});

describe("a queued reminder", () => {
  async function queueReminder(minutes: number) {
    const { unit, ports, tenantId } = organisation;
    const event = await organisation.book("appointment");
    await organisation.takeJobs();
    organisation.clock.now = minutesBefore(event, minutes);
    await unit((tx) => sendSchedulingReminder(serviceIn(ports, tx, tenantId), event, minutes));
    const states = async () =>
      (await organisation.notifications(event)).flatMap((row) =>
        row.kind === "reminder" && row.channel === "email" ? [row.state] : [],
      );
    return { event, states };
  }

  test("says how far off the start is when it is sent", async () => {
    const { event, states } = await queueReminder(60);
    await organisation.deliver();
    expect(await states()).toEqual(["sent", "sent"]);
    const row = (await organisation.notifications(event)).find(
      ({ kind, channel }) => kind === "reminder" && channel === "email",
    );
    expect(row?.subject).toBe("Reminder: Haircut in 1 hour");
    expect(row?.calendarFile).toBeNull();
  });

  test("is not sent once the event has started", async () => {
    const { event, states } = await queueReminder(15);
    organisation.clock.now = event.row.scheduledStart;
    await organisation.deliver();
    expect(await states()).toEqual(["withdrawn", "withdrawn"]);
  });

  test("is passed over once a more urgent one is due", async () => {
    const { event, states } = await queueReminder(60);
    organisation.clock.now = minutesBefore(event, 14);
    await organisation.deliver();
    expect(await states()).toEqual(["passed_over", "passed_over"]);
  });

  test("is not sent for the time that the event had before it was moved", async () => {
    const { event, states } = await queueReminder(60);
    // Behind the effects' back: the delivery looks for itself.
    await organisation.unit((tx) =>
      tx.appointment.updateMany({ where: { id: event.row.id }, data: { version: 1 } }),
    );
    await organisation.deliver();
    expect(await states()).toEqual(["withdrawn", "withdrawn"]);
  });

  test("is not sent by a delivery that began while the event was being moved", async () => {
    const { event, states } = await queueReminder(60);
    const { db, ports, clock, tenantId, unit } = organisation;
    const { channels, sent } = recordingChannels();
    const jobs = await organisation.takeJobs();
    const start = addDays(event.row.scheduledStart, 1);
    let deliveries: Promise<unknown> = Promise.resolve();
    await unit(async (tx) => {
      await tx.appointment.reschedule({
        where: { tenantId, id: event.row.id },
        start,
        end: addHours(start, 1),
        by: { kind: "client" },
        at: clock.now,
      });
      deliveries = anotherWorker.runInAsyncScope(() =>
        Promise.all(jobs.map((job) => deliverNotification({ db, now: ports.now, channels }, job))),
      );
      // They find the event as it was, since this is not committed, and have to wait for it.
      await waitForLocks(jobs.length);
      expect(sent).toEqual([]);
    });
    await deliveries;
    expect(sent).toEqual([]);
    expect(await states()).toEqual(["withdrawn", "withdrawn"]);
  });
});

/** Made outside of any unit of work, so what runs in it is in none, as in another process. */
const anotherWorker = new AsyncResource("another worker");

/** Until that many connections wait for a row that somebody else has locked. */
async function waitForLocks(count: number): Promise<void> {
  await expect
    .poll(() =>
      anotherWorker.runInAsyncScope(async () => {
        const [row] = await organisation.db.client.$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_locks
          WHERE NOT granted AND pid IN (
            SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
        return row?.waiting ?? 0;
      }),
    )
    .toBeGreaterThanOrEqual(count);
}
