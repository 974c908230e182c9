// Checked by tsc: what must not compile carries a @ts-expect-error, which is an error itself where it
// would compile. An extension only touches a client when it is applied, so this runs without one.
import type {
  ConcurrentChangeError,
  EventClosedError,
  RescheduleLimitError,
  ZonedTime,
} from "@convene/scheduling-core";
import {
  cancellable,
  type EventNotFoundError,
  type ReminderType,
  remindable,
  reschedulable,
  schedulable,
} from "@convene/scheduling-core/prisma";
import { describe, expectTypeOf, test } from "vitest";
import type { PrismaClient as ConvenePrismaClient } from "../generated/client.ts";
import type { Lesson, Prisma, PrismaClient } from "./generated/client.ts";
import type { openGym, TooLateError } from "./gym.ts";

type Gym = ReturnType<typeof openGym>;
type Row = NonNullable<Awaited<ReturnType<Gym["lesson"]["findFirst"]>>>;

type Written<Outcome> = Outcome extends { ok: true; value: infer Value } ? Value : never;
type Refusal<Outcome> = Outcome extends { ok: false; error: infer Error } ? Error : never;

const current = (): Prisma.TransactionClient | undefined => undefined;
const shared = { current, key: ["id"] } as const;

describe("what a row has", () => {
  test("schedulable", () => {
    expectTypeOf<Row["scheduledDuration"]>().toEqualTypeOf<number>();
    expectTypeOf<Row["actualDuration"]>().toEqualTypeOf<number | null>();
    expectTypeOf<Row["isUpcoming"]>().toEqualTypeOf<(now?: Date) => boolean>();
    expectTypeOf<Row["timeUntilStart"]>().toEqualTypeOf<(now?: Date) => number | null>();
    expectTypeOf<Row["convertToTimezone"]>().returns.toEqualTypeOf<{
      start: ZonedTime;
      end: ZonedTime;
    }>();
  });

  test("cancellable, with the guard's own refusal among the outcomes", () => {
    expectTypeOf<Row["isCancelled"]>().toEqualTypeOf<boolean>();
    type Outcome = Awaited<ReturnType<Row["cancel"]>>;
    expectTypeOf<Written<Outcome>>().toExtend<Lesson>();
    expectTypeOf<Refusal<Outcome>>().toEqualTypeOf<
      EventClosedError | EventNotFoundError | ConcurrentChangeError | TooLateError
    >();
  });

  test("reschedulable, without a refusal that it cannot meet", () => {
    expectTypeOf<Row["remainingReschedules"]>().toEqualTypeOf<number | null>();
    type Outcome = Awaited<ReturnType<Row["reschedule"]>>;
    expectTypeOf<Written<Outcome>>().toExtend<Lesson>();
    expectTypeOf<Refusal<Outcome>>().toEqualTypeOf<
      EventClosedError | RescheduleLimitError | EventNotFoundError | ConcurrentChangeError
    >();
  });

  test("remindable", () => {
    expectTypeOf<Row["reminderSent15min"]>().toEqualTypeOf<boolean>();
    expectTypeOf<Row["shouldSend1hourReminder"]>().toEqualTypeOf<(now?: Date) => boolean>();
    expectTypeOf<Row["markReminderSent"]>().parameter(0).toEqualTypeOf<ReminderType>();
  });

  test("a select that leaves a behaviour out has it not", () => {
    type Selected = Prisma.Result<
      Gym["lesson"],
      { select: { id: true; isPast: true } },
      "findFirst"
    >;
    expectTypeOf<keyof NonNullable<Selected>>().toEqualTypeOf<"id" | "isPast">();
  });
});

describe("what does not compile", () => {
  test("a model that is not there, or lacks the columns, or has them with other types", () => {
    // @ts-expect-error no such model
    schedulable("lecture", { current });
    // @ts-expect-error no such columns
    schedulable("notice", { current });
    // @ts-expect-error scheduledStart is text
    schedulable("visit", { current });
    // @ts-expect-error no such columns
    cancellable("notice", { current, key: ["id"] });
    // @ts-expect-error cancelledAt is text
    cancellable("visit", { current, key: ["id"] });
    // @ts-expect-error rescheduleCount can be null
    reschedulable("visit", { current, key: ["id"] });
    // @ts-expect-error reminderOffsets are texts, and nextReminderAt takes no null
    remindable("visit", { current, key: ["id"] });
  });

  test("a key or a final state that the model does not have", () => {
    // @ts-expect-error no such column
    cancellable("lesson", { current, key: ["uuid"] });
    // @ts-expect-error the key is missing
    cancellable("lesson", { current });
    // @ts-expect-error current is missing: row methods would leave their transaction
    cancellable("lesson", { key: ["id"] });
    // @ts-expect-error no such state
    cancellable("lesson", { ...shared, final: { state: ["finished"] } });
    // @ts-expect-error NOT IN is not true of a null
    cancellable("lesson", { ...shared, final: { cancelledById: ["ada"] } });
  });

  test("a guard that asks for what is not there, or reads what it did not ask for", () => {
    cancellable("lesson", {
      ...shared,
      // @ts-expect-error no such column
      guard: { reads: ["price"], where: () => ({}), refuse: () => null },
    });
    cancellable("lesson", {
      ...shared,
      guard: {
        reads: ["coach"],
        // @ts-expect-error no such column
        where: () => ({ price: 0 }),
        refuse: () => null,
      },
    });
    cancellable("lesson", {
      ...shared,
      guard: {
        reads: ["coach"],
        where: () => ({ coach: "ada" }),
        // @ts-expect-error the state may not have been selected
        refuse: (lesson) => (lesson.state === "planned" ? null : null),
      },
    });
  });

  test("data that the model does not take, or made of columns that are not watched", () => {
    cancellable("lesson", {
      ...shared,
      // @ts-expect-error no such column
      data: () => ({ coach: "ada", price: 0 }),
    });
    reschedulable("lesson", {
      ...shared,
      // @ts-expect-error no such state
      data: () => ({ state: "moved" }),
    });
    reschedulable("lesson", {
      ...shared,
      dataReads: ["coach"],
      // @ts-expect-error the name could change in between
      data: (_change, lesson) => ({ coach: lesson.name }),
    });
  });

  test("an extension on a client that has no such model", () => {
    type Apply<Client extends { $extends: (...args: never) => unknown }> = Parameters<
      Client["$extends"]
    >[0];
    const extension = cancellable("lesson", shared);
    expectTypeOf(extension).toExtend<Apply<PrismaClient>>();
    expectTypeOf(extension).not.toExtend<Apply<ConvenePrismaClient>>();
  });

  test("a request with what is not known, or without what is needed", () => {
    type Cancel = Parameters<Gym["lesson"]["cancel"]>[0];
    type Move = Parameters<Gym["lesson"]["reschedule"]>[0];
    const by = { kind: "coach", id: "ada" };
    const start = new Date(0);
    expectTypeOf({ where: { id: "1" }, by }).toExtend<Cancel>();
    expectTypeOf({ where: { id: 1 }, by }).not.toExtend<Cancel>();
    expectTypeOf({ where: {}, by }).not.toExtend<Cancel>();
    expectTypeOf({ where: { id: "1" } }).not.toExtend<Cancel>();
    expectTypeOf({ where: { id: "1" }, by, start }).not.toExtend<Move>();
    expectTypeOf<"1week">().not.toExtend<ReminderType>();
  });
});
