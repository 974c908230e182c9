import { SlotTakenError } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBusy } from "../availability/read-busy.ts";
import type { Database } from "../client.ts";
import { type ConnectedDatabase, connectedDatabase } from "../fixtures/connected-database.ts";
import { tenantFixture } from "../fixtures/tenant-fixture.ts";
import { releaseReservations } from "./release-reservations.ts";
import { reserve } from "./reserve.ts";

let database: ConnectedDatabase;
let db: Database;

beforeAll(async () => {
  database = await connectedDatabase();
  ({ db } = database);
});
afterAll(() => database[Symbol.asyncDispose]());

const noon = new Date("2030-05-06T12:00:00Z");
const at = (startMinutes: number, endMinutes: number) => ({
  start: addMinutes(noon, startMinutes),
  end: addMinutes(noon, endMinutes),
});

function hold(
  tenantId: string,
  resourceIds: readonly string[],
  span: { start: Date; end: Date },
  holdMinutes = 10,
) {
  const purpose = { holdId: uuidv7() };
  return db
    .unit(tenantId, (tx) => reserve(tx, { resourceIds, span, purpose, holdMinutes }))
    .then(() => purpose);
}

test("the same person is not taken twice; touching spans are no overlap", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 1);
  await hold(tenantId, resourceIds, at(0, 60));
  await expect(hold(tenantId, resourceIds, at(59, 90))).rejects.toThrow(SlotTakenError);
  await hold(tenantId, resourceIds, at(60, 90));
  await hold(tenantId, resourceIds, at(-30, 0));
});

test("of many that want two shared people at once, one gets both, the others a typed refusal, none deadlocks", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 3);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 48 }, (_, index) => {
      const pair = resourceIds.filter((_, other) => other !== index % 3);
      return hold(tenantId, index % 2 ? pair : pair.toReversed(), at(0, 30));
    }),
  );
  const refusals = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refusals).toHaveLength(47);
  for (const refusal of refusals) expect(refusal.reason).toBeInstanceOf(SlotTakenError);
  const left = await db.unit(tenantId, (tx) => tx.reservation.count());
  expect(left).toBe(2);
});

test("a refused reservation leaves nothing of the others that it asked for", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 2);
  await hold(tenantId, resourceIds.slice(0, 1), at(0, 60));
  await expect(hold(tenantId, resourceIds, at(30, 90))).rejects.toThrow(SlotTakenError);
  expect(await db.unit(tenantId, (tx) => tx.reservation.count())).toBe(1);
});

test("an expired hold gives way; a live one does not", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 1);
  await hold(tenantId, resourceIds, at(0, 60), 0);
  const second = await hold(tenantId, resourceIds, at(0, 60), 5);
  await expect(hold(tenantId, resourceIds, at(0, 60))).rejects.toThrow(SlotTakenError);
  await db.unit(tenantId, (tx) => releaseReservations(tx, second));
  await hold(tenantId, resourceIds, at(0, 60));
});

test("a room of three units is taken three times, and not a fourth time", async () => {
  const { tenantId } = await tenantFixture(db, 0);
  const room = uuidv7();
  await db.unit(tenantId, async (tx) => {
    await tx.resource.create({
      data: { tenantId, id: room, kind: "room", name: "Booths", timeZone: "UTC", units: 3 },
    });
  });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => hold(tenantId, [room], at(0, 60))),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(3);
});

test("nothing is reserved for longer than a week, or backwards", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 1);
  await expect(hold(tenantId, resourceIds, at(0, 7 * 24 * 60 + 1))).rejects.toThrow();
  await expect(hold(tenantId, resourceIds, at(60, 0))).rejects.toThrow();
  await hold(tenantId, resourceIds, at(0, 7 * 24 * 60));
});

test("busy times are what is stored, less expired holds and the caller's own", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 1);
  const [resourceId = ""] = resourceIds;
  const own = await hold(tenantId, resourceIds, at(0, 60));
  await hold(tenantId, resourceIds, at(60, 90));
  await hold(tenantId, resourceIds, at(120, 150), 0);
  await db.unit(tenantId, async (tx) => {
    const range = at(-600, 600);
    await tx.timeOff.create({
      data: { tenantId, resourceId, startsAt: range.start, endsAt: addMinutes(range.start, 5) },
    });
    const all = (await readBusy(tx, resourceIds, range)).get(resourceId);
    expect(all).toHaveLength(3);
    const others = (await readBusy(tx, resourceIds, range, own)).get(resourceId);
    expect(others?.map(({ start }) => start)).toEqual(
      expect.arrayContaining([at(60, 90).start, range.start]),
    );
    expect(others).toHaveLength(2);
  });
});

test("a range read finds what began long before the range, up to the longest reservation", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 1);
  await hold(tenantId, resourceIds, at(-7 * 24 * 60 + 1, 1));
  const busy = await db.unit(tenantId, (tx) => readBusy(tx, resourceIds, at(0, 1)));
  expect(busy.get(resourceIds[0] ?? "")).toHaveLength(1);
});
