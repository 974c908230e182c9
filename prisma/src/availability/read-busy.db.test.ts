import { addHours, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "../../generated/client.ts";
import type { Database } from "../client.ts";
import { type ConnectedDatabase, connectedDatabase } from "../fixtures/connected-database.ts";
import { type TenantFixture, tenantFixture } from "../fixtures/tenant-fixture.ts";
import { withClient } from "../testing/template-database.ts";
import { busyTimes } from "./busy-times.ts";
import { readBusy } from "./read-busy.ts";

let database: ConnectedDatabase;
let db: Database;
let tenant: TenantFixture;
const start = new Date("2030-01-01T00:00:00Z");
const RESERVATIONS = 5_000;

beforeAll(async () => {
  database = await connectedDatabase();
  ({ db } = database);
  tenant = await tenantFixture(db, 1);
  await withClient(database.urls.owner, async (owner) => {
    await owner.query(
      `INSERT INTO reservation (tenant_id, id, resource_id, resource_kind, starts_at, ends_at, hold_id, expires_at)
       SELECT $1, gen_random_uuid(), $2, 'person', $3::timestamptz + make_interval(hours => n),
              $3::timestamptz + make_interval(hours => n, mins => 30), gen_random_uuid(), 'infinity'
       FROM generate_series(0, $4::int - 1) AS n`,
      [tenant.tenantId, tenant.resourceIds[0], start, RESERVATIONS],
    );
    await owner.query("ANALYZE reservation");
  });
});
afterAll(() => database[Symbol.asyncDispose]());

test("of thousands of reservations a day's are found", async () => {
  const range = { start: addHours(start, 1_000), end: addHours(start, 1_024) };
  const busy = await db.unit(tenant.tenantId, (tx) => readBusy(tx, tenant.resourceIds, range));
  expect(busy.get(tenant.resourceIds[0] ?? "")).toHaveLength(24);
});

test("under row-level security the range is a condition of the index, not a filter over the whole history", async () => {
  const range = { start: addHours(start, 1_000), end: addHours(start, 1_024) };
  const plan = await db.unit(tenant.tenantId, async (tx) => {
    const lines = await tx.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)
      SELECT times.* FROM unnest(${tenant.resourceIds}::uuid[]) AS wanted (id),
             LATERAL (${busyTimes(Prisma.sql`wanted.id`, range)}) AS times`;
    return lines.map((line) => line["QUERY PLAN"]).join("\n");
  });
  expect(plan).toMatch(/on reservation_range|using reservation_range/);
  expect(plan).toMatch(/Index Cond: .*tenant_id.*starts_at\) >= .*starts_at\) < /);
  expect(plan).not.toContain("reservation_no_overlap");
});

test("of a calendar that blocks, what was not read is taken: all of it before the first reading", async () => {
  const { tenantId, resourceIds } = tenant;
  const [resourceId = ""] = resourceIds;
  const range = { start: subDays(start, 9), end: subDays(start, 2) };
  const [memberId, connectionId, id] = [uuidv7(), uuidv7(), uuidv7()];
  await db.unit(tenantId, async (tx) => {
    await tx.member.create({
      data: { tenantId, id: memberId, userId: uuidv7(), name: "Ada", email: "", resourceId },
    });
    const calendar = { externalId: "main", name: "Main", writable: true, blocks: true };
    await tx.calendarConnection.create({
      data: {
        tenantId,
        id: connectionId,
        memberId,
        provider: "google",
        account: "ada",
        credentials: "",
        createdAt: start,
        calendars: { create: { id, ...calendar } },
      },
    });
  });
  const busy = async () =>
    (await db.unit(tenantId, (tx) => readBusy(tx, resourceIds, range))).get(resourceId);
  const known = (until: Date, blocks = true) =>
    db.unit(tenantId, (tx) =>
      tx.connectedCalendar.updateMany({
        data: { knownFrom: subDays(start, 20), knownUntil: until, blocks },
      }),
    );

  expect(await busy()).toEqual([range]);
  await known(subDays(start, 5));
  expect(await busy()).toEqual([{ start: subDays(start, 5), end: range.end }]);
  await known(subDays(start, 12));
  expect(await busy()).toEqual([range]);
  await known(range.end);
  expect(await busy()).toEqual([]);
  await known(subDays(start, 5), false);
  expect(await busy()).toEqual([]);
});
