import { readFile } from "node:fs/promises";
import {
  ConcurrentChangeError,
  EventClosedError,
  InvalidInputError,
  RescheduleLimitError,
} from "@convene/scheduling-core";
import {
  cancellable,
  EventNotFoundError,
  ReminderAlreadySentError,
} from "@convene/scheduling-core/prisma";
import { PrismaPg } from "@prisma/adapter-pg";
import { addHours, addMinutes, subHours, subMinutes } from "date-fns";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { openGym, TooLateError } from "./gym.ts";
import { gymTables } from "./gym-tables.ts";

const now = new Date("2026-03-02T12:00:00Z");
const start = new Date("2026-03-04T18:00:00Z");
const end = new Date("2026-03-04T19:30:00Z");
const ada = { kind: "coach", id: "ada" };

let database: TestDatabase;
let bare: PrismaClient;
let gym: ReturnType<typeof openGym>;
let queries: string[] = [];
let serial = 0;

beforeAll(async () => {
  database = await testDatabase();
  const sql = new Client({ connectionString: database.urls.owner });
  await sql.connect();
  await sql.query(gymTables);
  await sql.end();
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: database.urls.owner, max: 10 }),
    log: [{ emit: "event", level: "query" }],
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  client.$on("query", ({ query }) => queries.push(query));
  bare = client;
  gym = openGym(client, () => now);
});

afterAll(async () => {
  await bare?.$disconnect();
  await database?.[Symbol.asyncDispose]();
});

beforeEach(() => {
  queries = [];
});

async function plan(data: Partial<Prisma.LessonCreateInput> = {}) {
  return await gym.lesson.create({
    data: {
      id: `lesson-${++serial}`,
      name: "Rowing",
      coach: "ada",
      scheduledStart: start,
      scheduledEnd: end,
      timezone: "America/Toronto",
      ...data,
    },
  });
}

const stored = (id: string) => bare.lesson.findUniqueOrThrow({ where: { id } });
const noticesOf = (lessonId: string) => bare.notice.findMany({ where: { lessonId } });
const updates = () => queries.filter((query) => query.startsWith("UPDATE"));

async function outcomes<T>(attempts: number, attempt: () => Promise<T>): Promise<T[]> {
  return await Promise.all(Array.from({ length: attempts }, attempt));
}

test("the README's example is the code that is tested here", async () => {
  const readme = new URL("../../packages/scheduling-core/src/prisma/README.md", import.meta.url);
  const example = await readFile(new URL("gym.ts", import.meta.url), "utf8");
  expect(await readFile(readme, "utf8")).toContain(example);
});

describe("schedulable", () => {
  test("tells the times of a row, by the clock of the ports or a given one", async () => {
    const lesson = await plan();
    expect(lesson.scheduledDuration).toBe(90);
    expect(lesson.actualDuration).toBeNull();
    expect(lesson.timeUntilStart()).toBe(start.getTime() - now.getTime());
    expect(lesson.timeUntilStart(start)).toBeNull();
    expect([lesson.isUpcoming(), lesson.isInProgress(), lesson.isPast()]).toEqual([
      true,
      false,
      false,
    ]);
    expect([lesson.isUpcoming(start), lesson.isInProgress(start), lesson.isPast(end)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("tells how long it really took once both ends are recorded", async () => {
    const half = await plan({ actualStart: start });
    const whole = await plan({ actualStart: start, actualEnd: addMinutes(start, 75) });
    expect([half.actualDuration, whole.actualDuration]).toEqual([null, 75]);
  });

  test("gives wall-clock times, never a shifted instant", async () => {
    const lesson = await plan();
    expect(lesson.convertToTimezone("Asia/Tokyo")).toEqual({
      start: {
        local: "2026-03-05T03:00:00",
        offset: "+09:00",
        timeZone: "Asia/Tokyo",
        instant: start,
      },
      end: {
        local: "2026-03-05T04:30:00",
        offset: "+09:00",
        timeZone: "Asia/Tokyo",
        instant: end,
      },
    });
    expect(lesson.convertToTimezone().start.local).toBe("2026-03-04T13:00:00");
  });

  test("finds what is upcoming: not begun, not cancelled, by start; relations and fields as asked", async () => {
    const coach = "finder";
    const later = await plan({ coach, scheduledStart: addHours(start, 1) });
    const sooner = await plan({ coach });
    await plan({ coach, scheduledStart: now });
    await plan({ coach, cancelledAt: now });
    const found = await gym.lesson.findUpcoming({ where: { coach }, include: { notices: true } });
    expect(found.map((lesson) => lesson.id)).toEqual([sooner.id, later.id]);
    expect(found[0]?.notices).toEqual([]);
    expect(found[0]?.scheduledDuration).toBe(90);
    const none = await gym.lesson.findUpcoming({ where: { coach }, now: addHours(start, 1) });
    expect(none).toEqual([]);
  });
});

describe("cancellable", () => {
  test("cancels in one guarded statement, with what the app adds, and its hook", async () => {
    const lesson = await plan({ nextReminderAt: subHours(start, 24) });
    expect(lesson.isCancelled).toBe(false);
    expect(lesson.canBeCancelled()).toBe(true);
    queries = [];
    const outcome = await lesson.cancel({ by: ada, reason: "Flu" });
    expect(updates()).toHaveLength(1);
    expect(queries.some((query) => query.startsWith("SELECT"))).toBe(false);
    const row = await stored(lesson.id);
    expect(row).toMatchObject({
      state: "called_off",
      cancelledAt: now,
      cancelledById: "ada",
      cancellationReason: "Flu",
      nextReminderAt: null,
    });
    expect(outcome).toMatchObject({ ok: true, value: row });
    expect(await noticesOf(lesson.id)).toMatchObject([{ text: "Rowing is off: Flu" }]);
    const again = await gym.lesson.findUniqueOrThrow({ where: { id: lesson.id } });
    expect([again.isCancelled, again.canBeCancelled()]).toEqual([true, false]);
  });

  test("of 50 at once, one goes through and 49 learn that it is cancelled", async () => {
    const { id } = await plan();
    let serialNumber = 0;
    const all = await outcomes(50, () =>
      gym.lesson.cancel({ where: { id }, by: { kind: "coach", id: `coach-${serialNumber++}` } }),
    );
    const won = all.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const refused = all.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    expect(won).toHaveLength(1);
    expect(refused).toHaveLength(49);
    for (const error of refused) {
      expect(error).toBeInstanceOf(EventClosedError);
      expect(error).toMatchObject({ code: "EVENT_CLOSED", reason: "cancelled" });
    }
    expect(await stored(id)).toMatchObject({ cancelledById: won[0]?.cancelledById });
    expect(await noticesOf(id)).toHaveLength(1);
  });

  test("a final state refuses, and says so", async () => {
    const lesson = await plan({ state: "given" });
    expect(lesson.canBeCancelled()).toBe(false);
    const outcome = await lesson.cancel({ by: ada });
    expect(outcome).toMatchObject({ ok: false, error: { reason: "final" } });
    expect(await stored(lesson.id)).toMatchObject({ state: "given", cancelledAt: null });
  });

  test("the app's own guard refuses with its own error, on the row and in the database", async () => {
    const lesson = await plan({ scheduledStart: addHours(now, 1) });
    const gymItself = { kind: "gym", id: null };
    expect(lesson.canBeCancelled({ by: ada })).toBe(false);
    expect(lesson.canBeCancelled({ by: gymItself })).toBe(true);
    const refused = await lesson.cancel({ by: ada });
    expect(refused.ok ? undefined : refused.error).toBeInstanceOf(TooLateError);
    expect((await stored(lesson.id)).cancelledAt).toBeNull();
    expect(await lesson.cancel({ by: gymItself })).toMatchObject({ ok: true });
    expect((await stored(lesson.id)).cancelledById).toBeNull();
  });

  test("what is not there is a typed refusal", async () => {
    const outcome = await gym.lesson.cancel({ where: { id: "nowhere" }, by: ada });
    expect(outcome.ok ? undefined : outcome.error).toBeInstanceOf(EventNotFoundError);
  });

  test.each([
    ["undefined", undefined],
    ["null", null],
    ["a filter", { not: "" }],
  ])("a key of %s never reaches the database, where it would hit every row", async (_, id) => {
    const { id: other } = await plan();
    const where = { id } as unknown as { id: string };
    await expect(gym.lesson.cancel({ where, by: ada })).rejects.toThrow(InvalidInputError);
    expect((await stored(other)).cancelledAt).toBeNull();
  });

  test("a hook that fails takes the cancellation back with it", async () => {
    const lesson = await plan();
    await expect(lesson.cancel({ by: ada, reason: "refuse this notice" })).rejects.toThrow();
    expect(await stored(lesson.id)).toMatchObject({ cancelledAt: null, state: "planned" });
  });
});

describe("transactions", () => {
  class Undo extends Error {}

  test("a row method inside a transaction rolls back with it", async () => {
    const lesson = await plan();
    const rollback = gym.inTransaction(async () => {
      const outcome = await lesson.cancel({ by: ada });
      expect(outcome.ok).toBe(true);
      throw new Undo();
    });
    await expect(rollback).rejects.toThrow(Undo);
    expect(await stored(lesson.id)).toMatchObject({ cancelledAt: null, state: "planned" });
    expect(await noticesOf(lesson.id)).toEqual([]);
  });

  test("a model method belongs to the transaction it is called on, whatever current() says", async () => {
    const { id } = await plan();
    const rollback = gym.$transaction(async (tx) => {
      const moved = await tx.lesson.reschedule({
        where: { id },
        start: addHours(start, 1),
        end: addHours(end, 1),
        by: ada,
      });
      expect(moved.ok).toBe(true);
      const [upcoming] = await tx.lesson.findUpcoming({ where: { id } });
      expect(upcoming?.scheduledStart).toEqual(addHours(start, 1));
      throw new Undo();
    });
    await expect(rollback).rejects.toThrow(Undo);
    expect(await stored(id)).toMatchObject({ scheduledStart: start, rescheduleCount: 0 });
  });

  test.each([
    ["nothing", () => undefined],
    ["the client", () => bare],
  ])(
    "a write opens a transaction of the client's own where current() gives %s",
    async (_, current) => {
      const plain = bare.$extends(
        cancellable("lesson", {
          current: current as () => Prisma.TransactionClient | undefined,
          key: ["id"],
          onCancelled: async (tx, { id }) => {
            expect(
              (await tx.lesson.findUniqueOrThrow({ where: { id } })).cancelledAt,
            ).not.toBeNull();
            throw new Undo();
          },
        }),
      );
      const { id } = await plan();
      await expect(plain.lesson.cancel({ where: { id }, by: ada })).rejects.toThrow(Undo);
      const row = await plain.lesson.findUniqueOrThrow({ where: { id } });
      await expect(row.cancel({ by: ada })).rejects.toThrow(Undo);
      expect((await stored(id)).cancelledAt).toBeNull();
    },
  );

  test("a committed transaction keeps what its row methods did", async () => {
    const lesson = await plan();
    await gym.inTransaction(async () => {
      await lesson.markReminderSent("1day");
      await lesson.incrementRescheduleCount();
    });
    expect(await stored(lesson.id)).toMatchObject({ remindersSent: [1440], rescheduleCount: 1 });
  });
});

describe("reschedulable", () => {
  const to = { start: addHours(start, 24), end: addHours(end, 24), by: ada };

  test("moves, counts, starts the reminders again, and tells the hook from when to when", async () => {
    const lesson = await plan({ rescheduleLimit: 2, remindersSent: [1440] });
    expect(lesson.remainingReschedules).toBe(2);
    const outcome = await lesson.reschedule({ ...to, reason: "Flooded" });
    const row = await stored(lesson.id);
    expect(row).toMatchObject({
      scheduledStart: to.start,
      scheduledEnd: to.end,
      rescheduleCount: 1,
      remindersSent: [],
      nextReminderAt: subMinutes(to.start, 1440),
    });
    expect(outcome).toMatchObject({ ok: true, value: row });
    expect(await noticesOf(lesson.id)).toMatchObject([
      { text: "2026-03-04T18:00:00.000Z → 2026-03-05T18:00:00.000Z" },
    ]);
    const again = await gym.lesson.findUniqueOrThrow({ where: { id: lesson.id } });
    expect(again.remainingReschedules).toBe(1);
  });

  test("50 at once with a limit of 3 make exactly 3; the others learn the limit", async () => {
    const { id } = await plan({ rescheduleLimit: 3 });
    let hour = 0;
    const all = await outcomes(50, () => {
      hour++;
      return gym.lesson.reschedule({
        where: { id },
        start: addHours(start, hour),
        end: addHours(end, hour),
        by: ada,
      });
    });
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(3);
    for (const outcome of all) {
      if (outcome.ok) continue;
      expect(outcome.error).toBeInstanceOf(RescheduleLimitError);
      expect(outcome.error).toMatchObject({ limit: 3 });
    }
    expect((await stored(id)).rescheduleCount).toBe(3);
    expect(await noticesOf(id)).toHaveLength(3);
  });

  test("without a limit every one of 30 at once goes through, each from where the last one left it", async () => {
    const { id } = await plan();
    let hour = 0;
    const all = await outcomes(30, () => {
      hour++;
      return gym.lesson.reschedule({
        where: { id },
        start: addHours(start, hour),
        end: addHours(end, hour),
        by: ada,
      });
    });
    expect(all.every((outcome) => outcome.ok)).toBe(true);
    expect((await stored(id)).rescheduleCount).toBe(30);
    const moves = (await noticesOf(id)).map((notice) => notice.text.split(" → "));
    expect(new Set(moves.map(([from]) => from)).size).toBe(30);
  });

  test("increments at once stop at the limit, each in one guarded statement", async () => {
    const { id } = await plan({ rescheduleLimit: 3 });
    const all = await outcomes(20, () => gym.lesson.incrementRescheduleCount({ where: { id } }));
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(3);
    expect(updates()).toHaveLength(20);
    expect((await stored(id)).rescheduleCount).toBe(3);
  });

  test("a lesson that is given, cancelled or used up is not moved", async () => {
    const given = await plan({ state: "given" });
    const cancelled = await plan({ cancelledAt: now });
    const usedUp = await plan({ rescheduleCount: 1, rescheduleLimit: 1 });
    expect([given, cancelled, usedUp].map((lesson) => lesson.canBeRescheduled())).toEqual([
      false,
      false,
      false,
    ]);
    expect(await given.reschedule(to)).toMatchObject({ error: { reason: "final" } });
    expect(await cancelled.reschedule(to)).toMatchObject({ error: { reason: "cancelled" } });
    expect(await usedUp.reschedule(to)).toMatchObject({ error: { limit: 1 } });
    expect(await given.incrementRescheduleCount()).toMatchObject({ error: { reason: "final" } });
    expect((await stored(usedUp.id)).scheduledStart).toEqual(start);
  });

  test("a cancellation and moves at once: nothing moves once it is cancelled", async () => {
    const { id } = await plan();
    const [cancelled, ...moved] = await Promise.all([
      gym.lesson.cancel({ where: { id }, by: ada }),
      ...Array.from({ length: 20 }, () => gym.lesson.reschedule({ where: { id }, ...to })),
    ]);
    expect(cancelled).toMatchObject({ ok: true });
    const through = moved.filter((outcome) => outcome.ok);
    expect(await stored(id)).toMatchObject({
      state: "called_off",
      rescheduleCount: through.length,
    });
  });

  test("refuses an end that is not after the start", async () => {
    const lesson = await plan();
    await expect(lesson.reschedule({ ...to, end: to.start })).rejects.toThrow(InvalidInputError);
  });
});

describe("remindable", () => {
  test("says which reminder to send, at the boundaries", async () => {
    const lesson = await plan();
    const due = (minutesAhead: number) => {
      const at = subMinutes(start, minutesAhead);
      return [
        lesson.shouldSend1dayReminder(at),
        lesson.shouldSend1hourReminder(at),
        lesson.shouldSend15minReminder(at),
      ];
    };
    expect(due(1441)).toEqual([false, false, false]);
    expect(due(1440)).toEqual([true, false, false]);
    expect(due(60)).toEqual([false, true, false]);
    expect(due(15)).toEqual([false, false, true]);
    expect(due(0)).toEqual([false, false, false]);
  });

  test("marking records the earlier ones as passed over and plans the next", async () => {
    const lesson = await plan();
    const outcome = await lesson.markReminderSent("1hour", subMinutes(start, 50));
    expect(outcome.ok).toBe(true);
    const row = await gym.lesson.findUniqueOrThrow({ where: { id: lesson.id } });
    expect(row.remindersSent.toSorted()).toEqual([1440, 60]);
    expect(row.nextReminderAt).toEqual(subMinutes(start, 15));
    expect([row.reminderSent1day, row.reminderSent1hour, row.reminderSent15min]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("of 20 workers that mark one reminder, one is the first", async () => {
    const { id } = await plan();
    const all = await outcomes(20, () =>
      gym.lesson.markReminderSent({ where: { id }, type: "1day" }),
    );
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(1);
    for (const outcome of all) {
      if (!outcome.ok) expect(outcome.error).toBeInstanceOf(ReminderAlreadySentError);
    }
  });

  test("a reminder of the old time is not marked on an event that was moved meanwhile", async () => {
    const lesson = await plan();
    await gym.lesson.reschedule({
      where: { id: lesson.id },
      start: addHours(start, 1),
      end: addHours(end, 1),
      by: ada,
    });
    const outcome = await lesson.markReminderSent("1day");
    expect(outcome.ok ? undefined : outcome.error).toBeInstanceOf(ConcurrentChangeError);
    expect((await stored(lesson.id)).remindersSent).toEqual([]);
  });

  test("times finer than a millisecond are no change", async () => {
    const { id } = await plan();
    await bare.$executeRaw`UPDATE lesson SET begins = begins + interval '400 microseconds' WHERE id = ${id}`;
    const outcome = await gym.lesson.markReminderSent({ where: { id }, type: 120 });
    expect(outcome).toMatchObject({ ok: true, value: { remindersSent: [1440, 120] } });
  });

  test("resetting starts again; a cancelled event has no reminders to mark or reset", async () => {
    const lesson = await plan({ remindersSent: [1440, 60] });
    expect(await lesson.resetReminders()).toMatchObject({
      ok: true,
      value: { remindersSent: [], nextReminderAt: subMinutes(start, 1440) },
    });
    await lesson.cancel({ by: ada });
    expect(await lesson.resetReminders()).toMatchObject({ error: { reason: "cancelled" } });
    expect(await lesson.markReminderSent("1day")).toMatchObject({ error: { reason: "cancelled" } });
  });
});
