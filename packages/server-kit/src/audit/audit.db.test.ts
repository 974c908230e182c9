import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { auditEntrySchema } from "./audit-routes.ts";

let app: TestKit;
let ada: SignedUp;
let ben: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services");
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
    { memberName: "Ada", operation: "DELETE /invitations/{id}", subject: { id } },
    {
      memberName: "Ada",
      operation: "POST /invitations",
      subject: {},
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

test("another organisation's is not seen, nor does anybody but an administrator see one's own", async () => {
  expect((await read(ben.cookie)).items.every(({ memberName }) => memberName === "Ben")).toBe(true);
  const { id } = await readAnswer(z.object({ id: z.string() }), invite("cai@example.test"));
  const cai = await app.signUp({ name: "Cai", email: "cai@example.test" });
  await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie: cai.cookie });
  expect((await app.fetch("/api/audit", { cookie: cai.cookie })).status).toBe(403);
  expect((await app.fetch("/api/audit")).status).toBe(401);
});

test("nobody can change or remove what is written down", async () => {
  for (const change of ["UPDATE audit_entry SET operation = ''", "DELETE FROM audit_entry"]) {
    await expect(
      app.kit.db.unit(ada.tenantId, (tx) => tx.$executeRawUnsafe(change)),
    ).rejects.toThrow(/permission denied/);
  }
});
