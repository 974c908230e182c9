import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const created = z.object({ feed: z.object({ id: z.string() }), url: z.string() });

let app: TestKit;
let ada: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  await bookAppointment(app.kit, ada, { start: addDays(NOW, 1) });
});
afterAll(() => app.close());

async function create(freeBusy: boolean) {
  const json = { name: "My events", freeBusy };
  const answer = app.fetch("/api/feeds", { cookie: ada.cookie, json });
  const { feed, url } = await readAnswer(created, answer);
  return { id: feed.id, path: new URL(url).pathname };
}

test("a calendar program reads the feed without signing in, and again only when it changed", async () => {
  const { path } = await create(false);
  const first = await app.fetch(path);
  expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await first.text()).toContain("SUMMARY:Haircut · Cleo");
  const etag = first.headers.get("etag") ?? "";
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await app.fetch(path, { headers: { "if-none-match": known } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  }
  const head = await app.fetch(path, { method: "HEAD" });
  expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
  await bookAppointment(app.kit, ada, {
    start: addDays(NOW, 2),
    clientEmail: "other@example.test",
  });
  const changed = await app.fetch(path, { headers: { "if-none-match": etag } });
  expect(changed.status).toBe(200);
});

test("the feed of busy times tells no more than that", async () => {
  const { path } = await create(true);
  const text = await (await app.fetch(path)).text();
  expect(text).toContain("SUMMARY:Busy");
  expect(text).not.toMatch(/Haircut|Cleo/);
});

test("a wrong address and a revoked one lead nowhere", async () => {
  const { id, path } = await create(false);
  const other = await create(false);
  const secret = other.path.split("/").at(-1) ?? "";
  const mixed = path.split("/").with(-1, secret).join("/");
  for (const wrong of [mixed, path.replace(ada.tenantId, id), path.replace(/\.ics$/, "x.ics")]) {
    expect(await refusalOf(app.fetch(wrong))).toEqual([404, "NOT_FOUND"]);
  }
  const bob = await app.signUp({ name: "Bob", organisation: "Bob" });
  const revoke = ({ cookie }: { cookie: string }) =>
    app.fetch(`/api/feeds/${id}`, { method: "DELETE", cookie });
  expect(await refusalOf(revoke(bob))).toEqual([404, "NOT_FOUND"]);
  expect((await revoke(ada)).status).toBe(204);
  expect(await refusalOf(app.fetch(path))).toEqual([404, "NOT_FOUND"]);
});
