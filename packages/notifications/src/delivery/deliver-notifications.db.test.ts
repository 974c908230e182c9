import { AsyncResource } from "node:async_hooks";
import type { Database, NotificationChannel, NotificationKind } from "@convene/prisma";
import { addDays, addHours, addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NotificationChannels } from "../channels/notification-channel-adapter.ts";
import { recipientsOf } from "../facts/recipients-of.ts";
import { changePreferences } from "../preferences/change-preferences.ts";
import { isOutside } from "../recipient.ts";
import { sendSchedulingReminder } from "../service/send-scheduling-reminder.ts";
import { serviceIn } from "../service/service-in.ts";
import { recordingChannels } from "../testing/recording-channels.ts";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { type DeliveryPorts, deliverNotifications } from "./deliver-notifications.ts";
import { giveUpDelivery } from "./give-up-delivery.ts";
import { retryNotification } from "./retry-notification.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

type Event = Awaited<ReturnType<TestOrganisation["book"]>>;

/** The job of the one message to the client or candidate that is queued. */
async function jobOf(event: Event, kind: NotificationKind, channel: NotificationChannel) {
  const rows = await organisation.notifications(event);
  const row = rows.find(
    (one) => one.kind === kind && one.channel === channel && one.recipientKind !== "member",
  );
  if (!row) throw new Error(`There is no ${kind} by ${channel}`);
  const { tenantId, id: notificationId, attemptGroup } = row;
  const where = { tenantId_id: { tenantId, id: notificationId } };
  const read = () => organisation.unit((tx) => tx.notification.findUniqueOrThrow({ where }));
  const reports = () =>
    organisation.unit(async (tx) => {
      const found = await tx.deliveryReport.findMany({
        where: { notificationId },
        orderBy: { id: "asc" },
      });
      return found.map(({ kind: what, detail }) => [what, detail]);
    });
  return { job: { tenantId, notificationId, attemptGroup }, read, reports };
}

async function bookAndTakeJob(channel: "email" | "sms" = "email") {
  const event = await bookWithText({});
  await organisation.takeJobs();
  return { event, ...(await jobOf(event, "confirmation", channel)) };
}

/** An appointment that is confirmed by a text message too. */
async function bookWithText(wanted: { readonly start?: Date; readonly bookedAt?: Date }) {
  const { ports, tenantId, unit } = organisation;
  const event = await organisation.book("appointment", { phone: PHONE, ...wanted });
  await unit(async (tx) => {
    const client = (await recipientsOf(tx, event)).find(isOutside);
    if (client) await serviceIn(ports, tx, tenantId).sendConfirmationSms(event, client);
  });
  return event;
}

const PHONE = "+14165550123";

const portsWith = (channels: NotificationChannels, db: Pick<Database, "unit"> = organisation.db) =>
  ({ ...organisation.ports, db, channels }) satisfies DeliveryPorts;

/** A database whose unit of work of that number has something else happen after it. */
function afterUnit(number: number, happen: () => Promise<unknown>): Pick<Database, "unit"> {
  let units = 0;
  return {
    async unit(...args) {
      const mine = ++units;
      const result = await organisation.db.unit(...args);
      if (mine === number) await anotherWorker.runInAsyncScope(happen);
      return result;
    },
  };
}

/** Made outside of any unit of work, so what runs in it is in none, as in another process. */
const anotherWorker = new AsyncResource("another worker");

describe("deliverNotifications", () => {
  test("without a provider the message is kept where a person can read it", async () => {
    const { event, job, read, reports } = await bookAndTakeJob();
    const { db, ports } = organisation;
    const results = await deliverNotifications({ ...ports, db }, [job]);
    expect([...results]).toEqual([[job.notificationId, "done"]]);
    const row = await read();
    expect(row).toMatchObject({ state: "sent", attempts: 1, lastError: null, provider: "outbox" });
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
    expect(await reports()).toEqual([]);
  });

  test("the channel gets what it needs to send the message once", async () => {
    const { job, read } = await bookAndTakeJob();
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), [job]);
    const row = await read();
    expect(recording.sent).toEqual([
      {
        id: job.notificationId,
        tenantId: job.tenantId,
        idempotencyKey: `${job.notificationId}/0`,
        channel: "email",
        to: { name: "Bo Client", address: row.address },
        from: { name: "Studio Nord", replyTo: "hello@studio-nord.example" },
        subject: row.subject,
        text: row.text,
        html: row.html,
        calendarFile: {
          filename: "invite.ics",
          content: row.calendarFile,
          contentType: "text/calendar; charset=utf-8; method=REQUEST",
          method: "REQUEST",
        },
      },
    ]);
    expect(row).toMatchObject({
      provider: "recording",
      providerId: `provider-${job.notificationId}`,
    });
  });

  test.each([
    ["email", "once"],
    ["email", "again"],
    ["sms", "never"],
  ] as const)(
    "by %s, repetition %s: run ten times at once it sends once",
    async (channel, repetition) => {
      const { job, read } = await bookAndTakeJob(channel);
      const recording = recordingChannels({ repetition });
      await Promise.all(
        Array.from({ length: 10 }, () =>
          deliverNotifications(portsWith(recording.channels), [job]),
        ),
      );
      expect(recording.sent).toHaveLength(1);
      expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
    },
  );

  test("a text message that is just about to be sent is nobody else's to judge", async () => {
    const { job, read } = await bookAndTakeJob("sms");
    const recording = recordingChannels({ repetition: "never" });
    const meanwhile: unknown[] = [];
    // Units: the first looks at the message, the second claims it, the third writes its words.
    const db = afterUnit(3, async () => {
      const results = await deliverNotifications(portsWith(recording.channels), [job]);
      meanwhile.push(results.get(job.notificationId));
    });
    const results = await deliverNotifications(portsWith(recording.channels, db), [job]);
    expect(meanwhile).toEqual(["again"]);
    expect(results.get(job.notificationId)).toBe("done");
    expect(recording.sent).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("after a passing failure the same words go out again", async () => {
    const { event, job, read, reports } = await bookAndTakeJob();
    const failing = recordingChannels({
      answer: () => ({ kind: "passing", reason: "The provider answered 503" }),
    });
    const results = await deliverNotifications(portsWith(failing.channels), [job]);
    expect(results.get(job.notificationId)).toBe("again");
    expect(await read()).toMatchObject({
      state: "failed",
      attempts: 1,
      lastError: "The provider answered 503",
      sentAt: null,
    });
    expect(await reports()).toEqual([["attempt_failed", "The provider answered 503"]]);
    // Whatever the words would be by now, the provider knows the message by those it was given.
    await organisation.unit((tx) =>
      tx.messageText.create({
        data: {
          tenantId: job.tenantId,
          kind: "confirmation",
          language: "en",
          subject: "Another subject",
          updatedAt: organisation.clock.now,
        },
      }),
    );
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), [job]);
    expect(recording.sent).toEqual(failing.sent);
    expect(await read()).toMatchObject({ state: "sent", attempts: 2, lastError: null });

    await organisation.book("appointment");
    const [next] = await organisation.takeJobs();
    if (next) await deliverNotifications(portsWith(recording.channels), [next]);
    expect(recording.sent[1]?.subject).toBe("Another subject");
    await organisation.unit((tx) => tx.messageText.deleteMany());
    expect(event.row.version).toBe(0);
  });

  test("a permanent failure is not tried again", async () => {
    const { job, read, reports } = await bookAndTakeJob();
    const recording = recordingChannels({
      answer: () => ({ kind: "permanent", reason: "There is no such mailbox" }),
    });
    const ports = portsWith(recording.channels);
    expect((await deliverNotifications(ports, [job])).get(job.notificationId)).toBe("done");
    await deliverNotifications(ports, [job]);
    expect(recording.sent).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "dead", lastError: "There is no such mailbox" });
    expect(await reports()).toEqual([["given_up", "There is no such mailbox"]]);
  });

  test("an address that the provider refuses for good is not written to again", async () => {
    const { event, job, read } = await bookAndTakeJob();
    const refusing = recordingChannels({
      answer: () => ({ kind: "permanent", reason: "Mailbox unavailable", suppress: "bounced" }),
    });
    await deliverNotifications(portsWith(refusing.channels), [job]);
    expect(await read()).toMatchObject({ state: "suppressed" });

    const { db, tenantId, clock } = organisation;
    await db.client.appointment.cancel({
      where: { tenantId, id: event.row.id },
      by: { kind: "system" },
      at: clock.now,
    });
    await organisation.takeJobs();
    const next = await jobOf(event, "cancellation", "email");
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), [next.job]);
    expect(recording.sent).toEqual([]);
    expect(await next.read()).toMatchObject({ state: "suppressed", attempts: 0 });
    expect(await next.reports()).toEqual([["suppressed", "bounced"]]);
    const again = { ...next.job, memberId: null };
    expect(await organisation.unit((tx) => retryNotification(organisation.ports, tx, again))).toBe(
      false,
    );
    await organisation.unit((tx) => tx.suppressedAddress.deleteMany());
    expect(await organisation.unit((tx) => retryNotification(organisation.ports, tx, again))).toBe(
      true,
    );
    await organisation.deliver(recording.channels);
    expect(await next.read()).toMatchObject({ state: "sent" });
  });

  test("facts that cannot be written are for a person to look at", async () => {
    const { job, read } = await bookAndTakeJob();
    await organisation.unit(
      (tx) => tx.$executeRaw`
        UPDATE notification SET address = 'nobody at all' WHERE id = ${job.notificationId}::uuid`,
    );
    await deliverNotifications(portsWith(recordingChannels().channels), [job]);
    const row = await read();
    expect(row.state).toBe("dead");
    expect(row.lastError).toContain("attendees[0].email");
    expect(row.lastError).not.toContain("nobody at all");
  });

  test("one message that cannot be delivered does not hold up the others", async () => {
    const [first, second] = [await bookAndTakeJob(), await bookAndTakeJob()];
    const recording = recordingChannels({
      answer: ([message]) => {
        if (message?.id === first.job.notificationId) throw new Error("A bug");
        return undefined;
      },
    });
    const failures: unknown[] = [];
    const results = await deliverNotifications(
      { ...portsWith(recording.channels), onFailure: (error) => failures.push(error) },
      [first.job, second.job],
    );
    expect(results.get(first.job.notificationId)).toBe("again");
    expect(await second.read()).toMatchObject({ state: "sent" });
    expect(failures).toHaveLength(1);
  });

  test("nothing is there for another organisation, or after the event was deleted", async () => {
    const { event, job, read } = await bookAndTakeJob();
    const recording = recordingChannels();
    const ports = portsWith(recording.channels);
    const stranger = "0198f2c4-0000-7000-8000-000000000009";
    await deliverNotifications(ports, [{ ...job, tenantId: stranger }]);
    expect(await read()).toMatchObject({ state: "queued" });
    await organisation.unit((tx) => tx.appointment.deleteMany({ where: { id: event.row.id } }));
    expect((await deliverNotifications(ports, [job])).get(job.notificationId)).toBe("done");
    expect(recording.sent).toEqual([]);
  });

  test("once it is to stop it finishes what it began, and begins nothing more", async () => {
    const stopping = new AbortController();
    const jobs = [];
    for (let count = 0; count < 12; count++) jobs.push((await bookAndTakeJob()).job);
    const recording = recordingChannels({
      answer: () => {
        stopping.abort();
        return undefined;
      },
    });
    const ports = { ...portsWith(recording.channels), stop: stopping.signal };
    const results = await deliverNotifications(ports, jobs);
    expect(results.size).toBe(recording.sent.length);
    expect(recording.sent.length).toBeLessThan(12);
    for (const { id } of recording.sent) expect(results.get(id)).toBe("done");
    await deliverNotifications(portsWith(recording.channels), jobs);
    expect(new Set(recording.sent.map(({ id }) => id)).size).toBe(12);
    expect(recording.sent).toHaveLength(12);
  });
});

describe("a worker that dies", () => {
  /** A database whose connection is lost at the second unit of work: between the two halves. */
  function lostAfterPreparing(): Pick<Database, "unit"> {
    let units = 0;
    return {
      unit: (...args) => {
        if (++units > 1) throw new Error("The worker is gone");
        return organisation.db.unit(...args);
      },
    };
  }

  test("between preparing and handing over loses nothing, and changes no word", async () => {
    const { job, read } = await bookAndTakeJob();
    const recording = recordingChannels();
    const dying = portsWith(recording.channels, lostAfterPreparing());
    expect((await deliverNotifications(dying, [job])).get(job.notificationId)).toBe("again");
    const prepared = await read();
    expect(prepared).toMatchObject({ state: "sending", attempts: 1 });
    await deliverNotifications(portsWith(recording.channels), [job]);
    expect(recording.sent).toHaveLength(1);
    expect(recording.sent[0]).toMatchObject({
      subject: prepared.subject,
      text: prepared.text,
      html: prepared.html,
      idempotencyKey: `${job.notificationId}/0`,
    });
    expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
  });

  test.each(["once", "again"] as const)(
    "while it hands over: repetition %s hands the same over again",
    async (repetition) => {
      const { job, read } = await bookAndTakeJob();
      const dying = recordingChannels({
        repetition,
        answer: () => {
          throw new Error("The worker is gone");
        },
      });
      await deliverNotifications(portsWith(dying.channels), [job]);
      expect(await read()).toMatchObject({ state: "sending" });
      const recording = recordingChannels({ repetition });
      await deliverNotifications(portsWith(recording.channels), [job]);
      expect(recording.sent).toEqual(dying.sent);
      expect(await read()).toMatchObject({ state: "sent" });
    },
  );

  test("while it hands a text message over: a person decides", async () => {
    const { job, read, reports } = await bookAndTakeJob("sms");
    const dying = recordingChannels({
      repetition: "never",
      answer: () => {
        throw new Error("The worker is gone");
      },
    });
    await deliverNotifications(portsWith(dying.channels), [job]);
    const recording = recordingChannels({ repetition: "never" });
    expect(
      (await deliverNotifications(portsWith(recording.channels), [job])).get(job.notificationId),
    ).toBe("done");
    expect(recording.sent).toEqual([]);
    expect(await read()).toMatchObject({ state: "unclear" });
    expect((await reports()).map(([kind]) => kind)).toEqual(["unclear"]);

    const again = { ...job, memberId: null };
    await organisation.unit((tx) => retryNotification(organisation.ports, tx, again));
    await organisation.deliver(recording.channels);
    expect(recording.sent).toHaveLength(1);
  });

  test("in the call after the last attempt leaves it unclear, not lost", async () => {
    const { job, read } = await bookAndTakeJob();
    const dying = portsWith(recordingChannels().channels, lostAfterPreparing());
    await deliverNotifications(dying, [job]);
    await giveUpDelivery({ ...organisation.ports, db: organisation.db }, job);
    expect(await read()).toMatchObject({ state: "unclear" });
  });
});

describe("a message that was given up", () => {
  const fail = { kind: "passing", reason: "The provider answered 500" } as const;

  test("is for a person, who has it written anew and sent as a new one", async () => {
    const { job, read, reports } = await bookAndTakeJob();
    const { db, ports, unit, tenantId, clock } = organisation;
    await deliverNotifications(portsWith(recordingChannels({ answer: () => fail }).channels), [
      job,
    ]);
    await giveUpDelivery({ ...ports, db }, job);
    expect(await read()).toMatchObject({ state: "dead", lastError: fail.reason });

    const memberId = "0198f2c4-0000-7000-8000-000000000001";
    const wanted = { ...job, memberId };
    expect(await unit((tx) => retryNotification(ports, tx, wanted))).toBe(true);
    expect(await unit((tx) => retryNotification(ports, tx, wanted))).toBe(false);
    expect(await read()).toMatchObject({
      state: "queued",
      attempts: 0,
      attemptGroup: 1,
      subject: null,
      html: null,
      lastError: null,
    });
    const retried = await unit((tx) =>
      tx.deliveryReport.findFirstOrThrow({
        where: { notificationId: job.notificationId, kind: "retried" },
      }),
    );
    expect(retried).toMatchObject({ tenantId, memberId, at: clock.now });

    // What is left of the earlier group has nothing to say any more.
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), [job]);
    await giveUpDelivery({ ...ports, db }, job);
    expect(recording.sent).toEqual([]);
    expect(await read()).toMatchObject({ state: "queued" });

    await organisation.deliver(recording.channels);
    expect(recording.sent[0]?.idempotencyKey).toBe(`${job.notificationId}/1`);
    expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
    expect((await reports()).map(([kind]) => kind)).toEqual([
      "attempt_failed",
      "given_up",
      "retried",
    ]);
  });

  test("stays sent where it was sent after all", async () => {
    const { job, read } = await bookAndTakeJob();
    const { db, ports } = organisation;
    await deliverNotifications(portsWith(recordingChannels().channels), [job]);
    await giveUpDelivery({ ...ports, db }, job);
    expect(await read()).toMatchObject({ state: "sent" });
  });
});

describe("a message about a time that is not the event's any more", () => {
  async function move(event: Event, days: number) {
    const { db, tenantId, clock } = organisation;
    const start = addDays(event.row.scheduledStart, days);
    await db.client.appointment.reschedule({
      where: { tenantId, id: event.row.id },
      start,
      end: addHours(start, 1),
      by: { kind: "client" },
      at: clock.now,
    });
  }

  test("a confirmation gives way to the news of the move", async () => {
    const { event, read } = await bookAndTakeJob();
    await move(event, 1);
    await move(event, 2);
    const jobs = (await organisation.notifications(event)).map(
      ({ tenantId, id: notificationId, attemptGroup }) => ({
        tenantId,
        notificationId,
        attemptGroup,
      }),
    );
    await organisation.takeJobs();
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), jobs);
    expect(await read()).toMatchObject({ state: "withdrawn" });
    const told = recording.sent.filter(
      ({ channel, to }) => channel === "email" && to.name === "Bo Client",
    );
    expect(told.map(({ subject }) => subject)).toEqual([
      "Rescheduled: Haircut now on Sunday, February 22, 2026 at 2:00 PM EST",
    ]);
  });

  test("nor does it go out where the event moves after its words were written", async () => {
    const { event, job, read } = await bookAndTakeJob();
    const recording = recordingChannels();
    const db = afterUnit(1, () => move(event, 1));
    await deliverNotifications(portsWith(recording.channels, db), [job]);
    expect(recording.sent).toEqual([]);
    expect(await read()).toMatchObject({ state: "withdrawn" });
    await organisation.takeJobs();
  });

  test("only the cancellation of a cancelled event goes out", async () => {
    const { event, job } = await bookAndTakeJob();
    const { db, tenantId, clock } = organisation;
    await db.client.appointment.cancel({
      where: { tenantId, id: event.row.id },
      by: { kind: "system" },
      at: clock.now,
    });
    await organisation.takeJobs();
    const cancellation = await jobOf(event, "cancellation", "email");
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), [job, cancellation.job]);
    expect(recording.sent.map(({ id }) => id)).toEqual([cancellation.job.notificationId]);
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

  const moveByADay = async (event: Event) => {
    const { db, tenantId, clock } = organisation;
    const start = addDays(event.row.scheduledStart, 1);
    await db.client.appointment.reschedule({
      where: { tenantId, id: event.row.id },
      start,
      end: addHours(start, 1),
      by: { kind: "client" },
      at: clock.now,
    });
  };

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

  test("is passed over once a more urgent one is due, after failed attempts too", async () => {
    const { event, states } = await queueReminder(60);
    const jobs = await organisation.takeJobs();
    const failing = recordingChannels({ answer: () => ({ kind: "passing", reason: "503" }) });
    await deliverNotifications(portsWith(failing.channels), jobs);
    organisation.clock.now = minutesBefore(event, 14);
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), jobs);
    expect(recording.sent).toEqual([]);
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
    const { clock, tenantId, unit } = organisation;
    const recording = recordingChannels();
    const jobs = await organisation.takeJobs();
    const start = addDays(event.row.scheduledStart, 1);
    let delivery: Promise<unknown> = Promise.resolve();
    await unit(async (tx) => {
      await tx.appointment.reschedule({
        where: { tenantId, id: event.row.id },
        start,
        end: addHours(start, 1),
        by: { kind: "client" },
        at: clock.now,
      });
      delivery = anotherWorker.runInAsyncScope(() =>
        deliverNotifications(portsWith(recording.channels), jobs),
      );
      // It finds the event as it was, since this is not committed, and has to wait for it.
      await waitForLocks(1);
      expect(recording.sent).toEqual([]);
    });
    await delivery;
    expect(recording.sent).toEqual([]);
    expect(await states()).toEqual(["withdrawn", "withdrawn"]);
  });

  test("is not sent where the event was moved between preparing and handing over", async () => {
    const { event, states } = await queueReminder(60);
    const recording = recordingChannels();
    const jobs = await organisation.takeJobs();
    const db = afterUnit(1, () => moveByADay(event));
    await deliverNotifications(portsWith(recording.channels, db), jobs);
    expect(recording.sent).toEqual([]);
    expect(await states()).toEqual(["withdrawn", "withdrawn"]);
  });

  test("that is just being handed over goes out before the event moves, not after", async () => {
    const { event, states } = await queueReminder(60);
    const jobs = await organisation.takeJobs();
    const order: string[] = [];
    let move: Promise<unknown> | undefined;
    const recording = recordingChannels({
      answer: async () => {
        move ??= anotherWorker
          .runInAsyncScope(() => moveByADay(event))
          .then(() => order.push("moved"));
        await waitForLocks(1); // the move, for the row of this message
        order.push("sent");
        return undefined;
      },
    });
    await deliverNotifications(portsWith(recording.channels), jobs);
    await move;
    expect(order.at(-1)).toBe("moved");
    expect(await states()).not.toContain("sending");
    expect(recording.sent.length).toBeGreaterThan(0);
  });
});

describe("a text message", () => {
  const EVENING = new Date("2026-02-20T03:00:00Z"); // 22:00 in Toronto
  const MORNING = new Date("2026-02-20T13:00:00Z");

  async function bookAtNight(start: Date) {
    const event = await bookWithText({ start, bookedAt: EVENING });
    await organisation.deliver(recordingChannels().channels);
    return event;
  }

  test("waits for the end of the recipient's night, and goes out once", async () => {
    const event = await bookAtNight(addHours(MORNING, 6));
    const { read, reports, job } = await jobOf(event, "confirmation", "sms");
    expect(await read()).toMatchObject({ state: "queued", heldUntil: MORNING, attempts: 0 });
    expect(await reports()).toEqual([["held", null]]);
    // Another job for it holds it no second time.
    await deliverNotifications(portsWith(recordingChannels().channels), [job]);
    const waiting = (await organisation.waitingJobs()).filter(
      ({ notificationId }) => notificationId === job.notificationId,
    );
    expect(waiting.map(({ startAfter }) => startAfter)).toEqual([MORNING]);

    organisation.clock.now = MORNING;
    const recording = recordingChannels({ repetition: "never" });
    await organisation.deliver(recording.channels);
    expect(recording.sent.map(({ id }) => id)).toContain(job.notificationId);
    expect(await read()).toMatchObject({ state: "sent" });
  });

  test("about an event that is over by the morning goes at once", async () => {
    const event = await bookAtNight(addMinutes(MORNING, -60));
    const { read } = await jobOf(event, "confirmation", "sms");
    expect(await read()).toMatchObject({ state: "sent", heldUntil: null });
  });

  test("about a refund waits for the morning, however long the event is over", async () => {
    const { clock, ports, tenantId, unit } = organisation;
    const event = await bookWithText({
      start: addDays(EVENING, -1),
      bookedAt: addDays(EVENING, -2),
    });
    clock.now = EVENING;
    await unit(async (tx) => {
      const client = (await recipientsOf(tx, event)).find(isOutside);
      if (!client) throw new Error("There is no client");
      const wish = { kind: "refund_made", channel: "sms", enabled: true } as const;
      await changePreferences(tx, { ...client, tenantId }, [wish], EVENING);
      const refund = { id: uuidv7(), amount: 500, currency: "CAD", paid: 500, receiptUrl: null };
      await serviceIn(ports, tx, tenantId).sendRefundMade(event, client, refund);
    });
    await organisation.deliver(recordingChannels().channels);
    const { read } = await jobOf(event, "refund_made", "sms");
    expect(await read()).toMatchObject({ state: "queued", heldUntil: MORNING });
  });

  test("waits behind what its organisation has waiting for the morning", async () => {
    const event = await bookWithText({ start: addHours(MORNING, 6), bookedAt: EVENING });
    const { job } = await jobOf(event, "confirmation", "sms");
    const [row] = await organisation.notifications(event);
    if (!row) throw new Error("Nobody was told");
    const { id: _, facts, ...columns } = row;
    await organisation.unit((tx) =>
      tx.notification.createMany({
        data: Array.from({ length: 60 }, (_, version) => ({
          ...columns,
          facts: facts ?? {},
          eventVersion: version + 100,
        })),
      }),
    );
    await organisation.deliver(recordingChannels().channels);
    const held = (await organisation.waitingJobs()).find(
      ({ notificationId }) => notificationId === job.notificationId,
    );
    expect(held).toMatchObject({ startAfter: MORNING });
    expect(held?.priority).toBeLessThan(0);
    await organisation.unit((tx) => tx.notification.deleteMany({ where: { state: "queued" } }));
    await organisation.takeJobs();
  });

  test("goes to no phone that answered STOP to anyone", async () => {
    const { job, read, reports } = await bookAndTakeJob("sms");
    const stopped = recordingChannels({
      repetition: "never",
      answer: () => ({ kind: "permanent", reason: "Answered STOP", suppress: "stopped" }),
    });
    await deliverNotifications(portsWith(stopped.channels), [job]);
    expect(await read()).toMatchObject({ state: "suppressed" });
    expect(await reports()).toEqual([["suppressed", "Answered STOP"]]);
    // Released by the organisation, but not by the phone's owner.
    await organisation.unit((tx) => tx.suppressedAddress.deleteMany());
    const again = await bookAndTakeJob("sms");
    const recording = recordingChannels();
    await deliverNotifications(portsWith(recording.channels), [again.job]);
    expect(recording.sent).toEqual([]);
    expect(await again.read()).toMatchObject({ state: "suppressed" });
    await organisation.unit((tx) => tx.$queryRaw`SELECT resume_phone(${PHONE})::text`);
  });

  test("whose outcome is unclear is left to a person", async () => {
    const { job, read, reports } = await bookAndTakeJob("sms");
    const recording = recordingChannels({
      repetition: "never",
      answer: () => ({ kind: "unclear", reason: "No answer" }),
    });
    expect(
      (await deliverNotifications(portsWith(recording.channels), [job])).get(job.notificationId),
    ).toBe("done");
    await deliverNotifications(portsWith(recording.channels), [job]);
    expect(recording.sent).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "unclear" });
    expect(await reports()).toEqual([["unclear", "No answer"]]);
  });
});

describe("messages in one call", () => {
  async function threeJobs() {
    const three = [];
    for (let count = 0; count < 3; count++) three.push(await bookAndTakeJob());
    const ids = three.map(({ job }) => job.notificationId);
    return { three, ids, jobs: three.map(({ job }) => job) };
  }

  test("go together again, whichever of their jobs comes first", async () => {
    const { jobs, ids, three } = await threeJobs();
    let fails = true;
    const recording = recordingChannels({
      batches: true,
      answer: () => (fails ? { kind: "passing", reason: "503" } : undefined),
    });
    const results = await deliverNotifications(portsWith(recording.channels), jobs);
    expect([...results.values()]).toEqual(["again", "again", "again"]);
    fails = false;
    // A job that came for the first time meanwhile is not put in with them.
    const { job: other } = await bookAndTakeJob();
    await deliverNotifications(portsWith(recording.channels), [...jobs.slice(1, 2), other]);
    const [first, ...later] = recording.calls;
    expect(later).toContainEqual(first);
    expect(first?.messages.map(({ id }) => id)).toEqual(ids);
    for (const { read } of three) expect(await read()).toMatchObject({ state: "sent" });
    await deliverNotifications(portsWith(recording.channels), jobs);
    expect(recording.calls).toHaveLength(3);
  });

  test("are tried again by each of their jobs, also where another's call failed meanwhile", async () => {
    const { jobs, ids } = await threeJobs();
    const { channels } = recordingChannels({
      batches: true,
      answer: () => ({ kind: "passing", reason: "503" }),
    });
    await deliverNotifications(portsWith(channels), jobs);
    const db = afterUnit(1, () => deliverNotifications(portsWith(channels), jobs.slice(1, 2)));
    const results = await deliverNotifications(portsWith(channels, db), jobs.slice(0, 1));
    expect(results.get(ids[0] ?? "")).toBe("again");
  });

  test("are sent one by one where the provider refuses them together", async () => {
    const { jobs, ids, three } = await threeJobs();
    const recording = recordingChannels({
      batches: true,
      answer: (messages) =>
        messages.some(({ id }) => id === ids[1])
          ? { kind: "permanent", reason: "Invalid address" }
          : undefined,
    });
    await deliverNotifications(portsWith(recording.channels), jobs);
    expect(await Promise.all(three.map(async ({ read }) => (await read()).state))).toEqual([
      "sent",
      "dead",
      "sent",
    ]);
  });

  test("keep the key of their call without one that was withdrawn: it may have been taken", async () => {
    const { jobs, ids, three } = await threeJobs();
    const dying = recordingChannels({
      batches: true,
      answer: () => {
        throw new Error("The worker is gone");
      },
    });
    await deliverNotifications(portsWith(dying.channels), jobs);
    const { event } = three[1] ?? {};
    await organisation.unit((tx) =>
      tx.appointment.updateMany({ where: { id: event?.row.id ?? "" }, data: { version: 1 } }),
    );
    const recording = recordingChannels({ batches: true });
    await deliverNotifications(portsWith(recording.channels), jobs.slice(0, 1));
    expect(await Promise.all(three.map(async ({ read }) => (await read()).state))).toEqual([
      "sent",
      "withdrawn",
      "sent",
    ]);
    const [whole] = dying.calls;
    const left = whole?.messages.filter(({ id }) => id !== ids[1]);
    expect(recording.calls).toEqual([{ batchKey: whole?.batchKey, messages: left }]);
  });

  test("go together without one that was withdrawn between preparing and handing over", async () => {
    const { jobs, ids, three } = await threeJobs();
    const { event } = three[1] ?? {};
    const db = afterUnit(1, () =>
      organisation.unit((tx) =>
        tx.appointment.updateMany({ where: { id: event?.row.id ?? "" }, data: { version: 1 } }),
      ),
    );
    const recording = recordingChannels({ batches: true });
    await deliverNotifications(portsWith(recording.channels, db), jobs);
    expect(recording.calls.map(({ messages }) => messages.map(({ id }) => id))).toEqual([
      ids.filter((id) => id !== ids[1]),
    ]);
    for (const [index, { read }] of three.entries()) {
      const { state, providerId } = await read();
      const sent = { state: "sent", providerId: `provider-${ids[index]}` };
      expect({ state, providerId }).toEqual(
        index === 1 ? { state: "withdrawn", providerId: null } : sent,
      );
    }
  });
});

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
