import { NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "./client.ts";
import { databaseFailure } from "./database-errors.ts";
import { type ConnectedDatabase, connectedDatabase } from "./fixtures/connected-database.ts";
import { tenantFixture } from "./fixtures/tenant-fixture.ts";
import { withClient } from "./testing/template-database.ts";
import { TenantMismatchError } from "./unit-of-work.ts";

let database: ConnectedDatabase;
let db: Database;

beforeAll(async () => {
  database = await connectedDatabase();
  ({ db } = database);
});
afterAll(() => database[Symbol.asyncDispose]());

test("a tenant sees its own rows and no other's", async () => {
  const ours = await tenantFixture(db, 2);
  const theirs = await tenantFixture(db, 3);
  await db.unit(ours.tenantId, async (tx) => {
    expect(await tx.resource.count()).toBe(2);
    expect(await tx.resource.count({ where: { tenantId: theirs.tenantId } })).toBe(0);
  });
});

test("outside a unit of work there are no rows, on a connection that had a tenant before as well", async () => {
  await tenantFixture(db, 1);
  expect(await db.client.resource.count()).toBe(0);
  expect(await db.client.tenant.findMany()).toEqual([]);
});

test("writing another tenant's row is refused, and so is referring to one", async () => {
  const ours = await tenantFixture(db, 1);
  const theirs = await tenantFixture(db, 1);
  const [theirResource = ""] = theirs.resourceIds;
  const write = db.unit(ours.tenantId, (tx) =>
    tx.timeOff.create({
      data: {
        tenantId: theirs.tenantId,
        resourceId: theirResource,
        startsAt: new Date(0),
        endsAt: new Date(1),
      },
    }),
  );
  await expect(write.catch((error) => databaseFailure(error)?.code)).resolves.toBe("42501");
  const refer = db.unit(ours.tenantId, (tx) =>
    tx.timeOff.create({
      data: {
        tenantId: ours.tenantId,
        resourceId: theirResource,
        startsAt: new Date(0),
        endsAt: new Date(1),
      },
    }),
  );
  await expect(refer.catch((error) => databaseFailure(error)?.code)).resolves.toBe("23503");
});

test("updating and deleting another tenant's rows by id touches nothing", async () => {
  const ours = await tenantFixture(db, 1);
  const theirs = await tenantFixture(db, 1);
  await db.unit(ours.tenantId, async (tx) => {
    const where = { id: { in: [...theirs.resourceIds] } };
    expect(await tx.resource.updateMany({ where, data: { name: "Mine" } })).toEqual({ count: 0 });
    expect(await tx.schedule.deleteMany({ where: { tenantId: theirs.tenantId } })).toEqual({
      count: 0,
    });
  });
});

test("a unit that throws leaves nothing", async () => {
  const tenantId = uuidv7();
  await expect(
    db.unit(tenantId, async (tx) => {
      await tx.tenant.create({ data: { tenantId, name: "Gone", timeZone: "UTC" } });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await db.unit(tenantId, (tx) => tx.tenant.count())).toBe(0);
});

test("a unit inside a unit joins it; another tenant's is a mistake", async () => {
  const { tenantId } = await tenantFixture(db, 1);
  await db.unit(tenantId, async (outer) => {
    await db.unit(tenantId, async (inner) => expect(inner).toBe(outer));
    await expect(db.unit(uuidv7(), async () => undefined)).rejects.toThrow(TenantMismatchError);
  });
  expect(db.current()).toBeUndefined();
});

test("a deadlock is tried again and both units succeed", async () => {
  const { tenantId, resourceIds } = await tenantFixture(db, 2);
  let arrived = 0;
  let openGate: () => void = () => undefined;
  const bothHoldOne = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  const rename = (first: string, second: string) =>
    db.unit(tenantId, async (tx) => {
      const rename = (id: string) =>
        tx.resource.update({ where: { tenantId_id: { tenantId, id } }, data: { name: first } });
      await rename(first);
      if (++arrived === 2) openGate();
      await bothHoldOne;
      await rename(second);
    });
  const [a = "", b = ""] = resourceIds;
  await Promise.all([rename(a, b), rename(b, a)]);
  expect(arrived).toBeGreaterThan(2); // one was shot, or both, and came again
});

test("a slug names its organisation before there is a tenant; an unknown one names none", async () => {
  expect(await db.tenantOfSlug("nobody")).toBeUndefined();
});

test("a unit is opened by a slug, whatever is written in it", async () => {
  const slug = `o'brien \\ ${uuidv7()}`;
  const { tenantId } = await tenantFixture(db, 2);
  await withClient(database.urls.owner, (owner) =>
    owner.query("INSERT INTO auth_organization (id, name, slug) VALUES ($1, 'O', $2)", [
      tenantId,
      slug,
    ]),
  );
  expect(await db.unitOfSlug(slug, async (tx, id) => [id, await tx.resource.count()])).toEqual([
    tenantId,
    2,
  ]);
  const unknown = db.unitOfSlug(`${slug}'; SELECT 1`, async () => "reached");
  await expect(unknown).rejects.toThrow(NotFoundError);
  await db.unit(tenantId, async () => {
    await expect(db.unitOfSlug(slug, async () => "reached")).rejects.toThrow(TenantMismatchError);
  });
});

test("a transaction that the client opens inside a unit is not bound to its tenant", async () => {
  const { tenantId } = await tenantFixture(db, 1);
  await db.unit(tenantId, async () => {
    expect(await db.client.$transaction((tx) => tx.resource.count())).toBe(0);
  });
});
