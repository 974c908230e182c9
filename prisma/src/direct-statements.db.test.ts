import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "../generated/client.ts";
import type { Database, Transaction } from "./client.ts";
import { databaseFailure } from "./database-errors.ts";
import { type ConnectedDatabase, connectedDatabase } from "./fixtures/connected-database.ts";

let database: ConnectedDatabase;
/** Its one connection goes from hand to hand. */
let db: Database;

beforeAll(async () => {
  database = await connectedDatabase({ poolSize: 1 });
  ({ db } = database);
});
afterAll(() => database[Symbol.asyncDispose]());

const tenantId = uuidv7();

test("what a statement gives is what Prisma makes of it", async () => {
  const at = new Date("2026-03-08T06:30:00.123Z");
  const statement = Prisma.sql`
    SELECT ${7}::int AS int, 9007199254740993::bigint AS bigint, 12.50::numeric AS numeric,
           1.5::float8 AS float, ${true}::boolean AS boolean, ${null}::text AS nothing,
           ${"it's"}::text AS text, 'CAD'::char(3) AS char, ${tenantId}::uuid AS uuid,
           ${at}::timestamptz AS timestamptz, '2026-03-08 01:02:03.5'::timestamp AS timestamp,
           '2026-03-08'::date AS date, ${'{"a": [1, null]}'}::jsonb AS jsonb, '[]'::json AS json,
           ${[tenantId]}::uuid[] AS uuids, ${[1, 2]}::int[] AS ints, ${["a", "b,c"]}::text[] AS texts,
           'confirmed'::appointment_status AS enum`;
  const [expected] = await db.client.$queryRaw<object[]>(statement);
  const [direct] = await db.unit(tenantId, (tx) => tx.$queryRaw<object[]>(statement));
  expect(direct).toEqual(expected);
});

test("a statement that is put in pieces, and one that changes rows, say how many", async () => {
  const part = Prisma.sql`tenant_id = ${tenantId}::uuid`;
  const counts = await db.unit(tenantId, async (tx) => [
    await tx.$executeRaw`INSERT INTO tenant (tenant_id, name, time_zone) VALUES (${tenantId}::uuid, 'T', 'UTC')`,
    await tx.$executeRaw`UPDATE tenant SET name = ${"U"} WHERE ${part} AND name = ${"T"}`,
    await tx.$executeRaw`UPDATE tenant SET name = ${"V"} WHERE ${part} AND name = ${"T"}`,
  ]);
  expect(counts).toEqual([1, 1, 0]);
});

test("whoever keeps a transaction beyond its end is refused, not let into the next one's", async () => {
  const kept: Transaction = await db.unit(tenantId, async (tx) => {
    await tx.$queryRaw`SELECT 1`;
    return tx;
  });
  await db.unit(uuidv7(), async () => {
    await expect(kept.$queryRaw`SELECT 1`).rejects.toThrow("expired transaction");
  });
});

test("a transaction that ran out of time is over for its statements as well", async () => {
  const late = db.unit(
    tenantId,
    async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(0.3)::text`;
      await tx.$queryRaw`SELECT 1`;
    },
    { timeoutMs: 50 },
  );
  await expect(late).rejects.toThrow();
  expect(await db.unit(tenantId, (tx) => tx.tenant.count())).toBe(1);
});

test("a refusal tells its code, not the values", async () => {
  const failure = await db
    .unit(
      tenantId,
      (tx) =>
        tx.$executeRaw`INSERT INTO client (tenant_id, id, name, email, time_zone)
        SELECT ${tenantId}::uuid, gen_random_uuid(), 'N', 'ana@example.com', 'UTC' FROM generate_series(1, 2)`,
    )
    .catch((error: unknown) => error);
  expect(databaseFailure(failure)?.code).toBe("23505");
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain("ana@");
});
