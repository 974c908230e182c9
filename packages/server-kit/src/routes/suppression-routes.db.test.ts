import { addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  addColleague,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const SINCE = new Date("2026-03-02T09:00:00Z");
const listSchema = z.object({
  items: z.array(z.looseObject({ channel: z.string(), address: z.string() })),
  nextCursor: z.string().nullable(),
});

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
let sam: { readonly cookie: string };
beforeAll(async () => {
  app = await startTestKit("ats");
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
  sam = await addColleague(app, ada, { name: "Sam", atsRole: "interviewer" });
  await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.suppressedAddress.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        tenantId: ada.tenantId,
        channel: "email",
        address: `someone+${index}@example.com`,
        reason: "bounced",
        detail: "There is no such mailbox",
        since: addMinutes(SINCE, index),
      })),
    }),
  );
});
afterAll(() => app.close());

function list(query = "", { cookie } = ada) {
  return readAnswer(listSchema, app.fetch(`/api/suppressions${query}`, { cookie }));
}

function release(path: string, { cookie }: { cookie: string } = ada) {
  return app.fetch(`/api/suppressions/${path}`, { method: "DELETE", cookie });
}

test("those who look after the organisation see its addresses, page by page", async () => {
  const first = await list();
  expect(first.items[0]).toEqual({
    channel: "email",
    address: "someone+119@example.com",
    reason: "bounced",
    detail: "There is no such mailbox",
    since: addMinutes(SINCE, 119).toISOString(),
    notificationId: null,
  });
  const second = await list(`?cursor=${first.nextCursor}`);
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([100, 20, null]);
  const addresses = [...first.items, ...second.items].map(({ address }) => address);
  expect(new Set(addresses).size).toBe(120);
  expect((await list("", bob)).items).toEqual([]);
  expect(
    await refusalOf(app.fetch("/api/suppressions?cursor=nonsense", { cookie: ada.cookie })),
  ).toEqual([400, "INVALID_INPUT"]);
  const nul = JSON.stringify({ since: SINCE.toISOString(), channel: "email", address: "\u0000" });
  const forged = `/api/suppressions?cursor=${Buffer.from(nul).toString("base64url")}`;
  expect(await refusalOf(app.fetch(forged, { cookie: ada.cookie }))).toEqual([
    400,
    "INVALID_INPUT",
  ]);
  expect(await refusalOf(app.fetch("/api/suppressions", { cookie: sam.cookie }))).toEqual([
    403,
    "NOT_ALLOWED",
  ]);
});

test("and write to one again; others cannot", async () => {
  const path = `email/${encodeURIComponent("someone+7@example.com")}`;
  expect(await refusalOf(release(path, bob))).toEqual([404, "NOT_FOUND"]);
  expect(await refusalOf(release(path, sam))).toEqual([403, "NOT_ALLOWED"]);
  expect(await refusalOf(release("email/%00"))).toEqual([400, "INVALID_INPUT"]);
  expect((await release(path)).status).toBe(204);
  expect(await refusalOf(release(path))).toEqual([404, "NOT_FOUND"]);
  expect(await refusalOf(release("pigeon/someone"))).toEqual([400, "INVALID_INPUT"]);
});
