import { Prisma } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { auditEntrySchema, auditRoutes } from "./audit-routes.ts";
import type { SubjectNames } from "./subject-names.ts";

/** An app's own things. */
const roomNames: SubjectNames = {
  rooms: (ids) => Prisma.sql`
    SELECT id, name FROM resource WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
};

let app: TestKit;
let ada: SignedUp;
let ben: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { api: (kit) => auditRoutes(kit, roomNames) });
  ada = await app.signUp({ name: "Ada", organisation: "Ada's" });
  ben = await app.signUp({ name: "Ben", organisation: "Ben's" });
});
afterAll(() => app.close());

const pageSchema = z.object({
  items: z.array(auditEntrySchema),
  nextCursor: z.string().nullable(),
});
const read = (cookie: string, query = "") =>
  readAnswer(pageSchema, app.fetch(`/api/audit${query}`, { cookie }));

const invite = (email: string) =>
  app.fetch("/api/invitations", {
    cookie: ada.cookie,
    json: { email, atsRole: null, servicesRole: "staff" },
  });

test("what a member changes is written down, with who, what and which request; what they read is not", async () => {
  const before = (await read(ada.cookie)).items.length;
  const invited = await invite("bea@example.test");
  const { id } = await readAnswer(z.object({ id: z.string() }), Promise.resolve(invited.clone()));
  await app.fetch("/api/invitations", { cookie: ada.cookie });
  const withdrawn = { method: "DELETE", cookie: ada.cookie };
  expect((await app.fetch(`/api/invitations/${id}`, withdrawn)).ok).toBe(true);
  const { items } = await read(ada.cookie);
  expect(items).toHaveLength(before + 2);
  expect(items.slice(0, 2)).toMatchObject([
    {
      memberName: "Ada",
      operation: "DELETE /invitations/{id}",
      subject: { id },
      subjectName: "bea@example.test",
    },
    {
      memberName: "Ada",
      operation: "POST /invitations",
      subject: {},
      subjectName: null,
      requestId: invited.headers.get("x-request-id"),
    },
  ]);
});

test("what was refused or came to nothing leaves no trace", async () => {
  const before = await read(ada.cookie);
  const refused = await app.fetch("/api/members/0f000000-0000-7000-8000-00000000000f", {
    method: "PATCH",
    cookie: ada.cookie,
    json: { atsRole: null, servicesRole: "staff" },
  });
  expect(refused.status).toBe(404);
  expect(await read(ada.cookie)).toEqual(before);
});

test("whose address stands in the path is not written down", async () => {
  const address = "bo@example.test";
  await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.suppressedAddress.create({
      data: {
        tenantId: ada.tenantId,
        channel: "email",
        address,
        reason: "bounced",
        since: new Date(),
      },
    }),
  );
  const path = `/api/suppressions/email/${encodeURIComponent(address)}`;
  expect((await app.fetch(path, { method: "DELETE", cookie: ada.cookie })).status).toBe(204);
  expect((await read(ada.cookie)).items[0]).toMatchObject({
    operation: "DELETE /suppressions/{channel}/{address}",
    subject: { channel: "email" },
  });
  const kept = await app.kit.db.unit(ada.tenantId, (tx) => tx.auditEntry.findMany());
  expect(JSON.stringify(kept)).not.toContain(address);
});

test("another organisation's is not seen, nor does anybody but an administrator see one's own", async () => {
  expect((await read(ben.cookie)).items.every(({ memberName }) => memberName === "Ben")).toBe(true);
  const { id } = await readAnswer(z.object({ id: z.string() }), invite("cai@example.test"));
  const cai = await app.signUp({ name: "Cai", email: "cai@example.test" });
  await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie: cai.cookie });
  expect((await app.fetch("/api/audit", { cookie: cai.cookie })).status).toBe(403);
  expect((await app.fetch("/api/audit")).status).toBe(401);
});

/** Writes down that a member did something, and reads what it is said to have been done to. */
async function nameOf(who: SignedUp, operation: string, id: string): Promise<string | null> {
  const { tenantId, member } = who;
  const deed = { at: app.kit.now(), product: "services", operation, requestId: "a" } as const;
  await app.kit.db.unit(tenantId, (tx) =>
    tx.auditEntry.create({
      data: { tenantId, id: uuidv7(), memberId: member.id, subject: { id }, ...deed },
    }),
  );
  const [latest] = (await read(who.cookie)).items;
  expect(latest).toMatchObject({ operation, subject: { id } });
  return latest?.subjectName ?? null;
}

test("what it was done to is named as it is called today, until it is gone", async () => {
  const { tenantId, member } = ada;
  const unit = app.kit.db.unit.bind(app.kit.db, tenantId);
  const [feed, room] = [uuidv7(), uuidv7()];
  await unit(async (tx) => {
    const row = { tenantId, memberId: member.id, secretHash: "-", createdAt: app.kit.now() };
    await tx.calendarFeed.create({ data: { ...row, id: feed, name: "Phone" } });
    await tx.resource.create({
      data: { tenantId, id: room, kind: "room", name: "Studio", timeZone: "UTC" },
    });
  });
  expect(await nameOf(ada, "PATCH /members/{id}", member.id)).toBe("Ada");
  expect(await nameOf(ada, "PUT /rooms/{id}", room)).toBe("Studio");
  expect(await nameOf(ada, "DELETE /feeds/{id}", feed)).toBe("Phone");
  await unit(async (tx) => {
    await tx.resource.updateMany({ where: { id: room }, data: { name: "Loft" } });
    await tx.calendarFeed.deleteMany({ where: { id: feed } });
  });
  expect(await nameOf(ada, "PUT /rooms/{id}", room)).toBe("Loft");
  expect(await nameOf(ada, "DELETE /feeds/{id}", feed)).toBe(null);
  expect(await nameOf(ada, "PUT /whatever/{id}", uuidv7())).toBe(null);
});

test("another organisation's things have no name here", async () => {
  const json = { email: "dee@example.test", atsRole: null, servicesRole: "staff" };
  const invited = app.fetch("/api/invitations", { cookie: ben.cookie, json });
  const { id } = await readAnswer(z.object({ id: z.string() }), invited);
  expect(await nameOf(ben, "DELETE /invitations/{id}", id)).toBe("dee@example.test");
  expect(await nameOf(ada, "DELETE /invitations/{id}", id)).toBe(null);
  expect(await nameOf(ada, "PATCH /members/{id}", ben.member.id)).toBe(null);
});

test("who has no part in the product sees its things without their names", async () => {
  const room = uuidv7();
  const { tenantId, member } = ada;
  await app.kit.db.unit(tenantId, (tx) =>
    tx.resource.create({
      data: { tenantId, id: room, kind: "room", name: "Attic", timeZone: "UTC" },
    }),
  );
  const setRole = (servicesRole: "owner" | null) =>
    app.kit.db.unit(tenantId, (tx) =>
      tx.member.updateMany({ where: { id: member.id }, data: { servicesRole } }),
    );
  await setRole(null); // administrator all the same: of the other product
  expect(await nameOf(ada, "PUT /rooms/{id}", room)).toBe(null);
  expect(await nameOf(ada, "PATCH /members/{id}", member.id)).toBe("Ada");
  await setRole("owner");
  expect(await nameOf(ada, "PUT /rooms/{id}", room)).toBe("Attic");
});

test("nobody can change or remove what is written down", async () => {
  for (const change of ["UPDATE audit_entry SET operation = ''", "DELETE FROM audit_entry"]) {
    await expect(
      app.kit.db.unit(ada.tenantId, (tx) => tx.$executeRawUnsafe(change)),
    ).rejects.toThrow(/permission denied/);
  }
});
