import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import { openLivePage } from "../fixtures/open-live-page.ts";
import {
  addColleague,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const unreadSchema = z.object({
  count: z.int(),
  items: z.array(
    z.looseObject({
      id: z.string(),
      subject: z.string(),
      readAt: z.string().nullable(),
      eventId: z.string().nullable(),
    }),
  ),
});

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(() => app.close());

function bell({ cookie }: Pick<SignedUp, "cookie"> = ada) {
  return readAnswer(unreadSchema, app.fetch("/api/notifications/unread", { cookie }));
}

function post(path: string, { cookie }: Pick<SignedUp, "cookie"> = ada) {
  return app.fetch(`/api/notifications/${path}`, { method: "POST", cookie });
}

test("a booking rings the bell of its host at once, and of nobody else", async () => {
  const page = await openLivePage(app, ada);
  const sam = await addColleague(app, ada, { name: "Sam", servicesRole: "staff" });
  const appointment = await bookAppointment(app.kit, ada, { start: addDays(NOW, 3) });
  const heard = () =>
    page.messages.flatMap((message) => (message.type === "changed" ? message.subject : []));
  await expect.poll(heard).toContain("notification");
  await page.close();

  const { count, items } = await bell();
  expect(count).toBe(1);
  expect(items).toEqual([
    expect.objectContaining({
      kind: "confirmation",
      subject: expect.stringContaining("Haircut"),
      text: expect.stringContaining("Haircut"),
      readAt: null,
      eventKind: "appointment",
      eventId: appointment.id,
    }),
  ]);
  expect(await bell(sam)).toEqual({ count: 0, items: [] });
  expect(await bell(bob)).toEqual({ count: 0, items: [] });

  const [item] = items;
  for (const stranger of [sam, bob]) {
    expect(await refusalOf(post(`${item?.id}/read`, stranger))).toEqual([404, "NOT_FOUND"]);
  }
  expect((await bell()).count).toBe(1);
});

test("what is read stays in the list and is counted no more; reading twice keeps the moment", async () => {
  const clientEmail = "dana@example.test";
  await bookAppointment(app.kit, ada, { start: addDays(NOW, 4), clientEmail });
  const [item] = (await bell()).items;
  for (let times = 0; times < 2; times++) {
    expect((await post(`${item?.id}/read`)).status).toBe(204);
    const { count, items } = await bell();
    expect(count).toBe(1);
    expect(items.find(({ id }) => id === item?.id)?.readAt).toBe(NOW.toISOString());
  }
  expect((await post("read-all")).status).toBe(204);
  expect((await bell()).count).toBe(0);
  expect((await post("read-all")).status).toBe(204);
});

test("only the latest ten are shown, and no more than a hundred counted", async () => {
  const { tenantId } = ada;
  await app.kit.db.unit(tenantId, async (tx) => {
    const {
      id: _,
      facts,
      ...columns
    } = await tx.notification.findFirstOrThrow({
      where: { channel: "in_app" },
    });
    await tx.notification.createMany({
      data: Array.from({ length: 120 }, (_, version) => ({
        ...columns,
        facts: facts ?? {},
        readAt: null,
        eventVersion: version + 100,
      })),
    });
  });
  const { count, items } = await bell();
  expect([count, items.length]).toEqual([100, 10]);
  const ids = items.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted().toReversed());
});

test("the other product's messages ring its own bell", async () => {
  const { tenantId, member } = ada;
  const before = await bell();
  await app.kit.db.unit(tenantId, async (tx) => {
    const {
      id: _,
      facts,
      ...columns
    } = await tx.notification.findFirstOrThrow({
      where: { channel: "in_app", recipientId: member.id },
    });
    const row = { ...columns, facts: facts ?? {}, readAt: null, eventVersion: 500 };
    await tx.notification.createMany({
      data: [
        { ...row, product: "ats", subject: "For the other app" },
        { ...row, product: null, subject: "For both", eventVersion: 501 },
      ],
    });
  });
  const subjects = (await bell()).items.map(({ subject }) => subject);
  expect(subjects).toContain("For both");
  expect(subjects).not.toContain("For the other app");
  expect(before.items.length).toBe(10);
});

test("nobody who is not signed in has a bell", async () => {
  expect(await refusalOf(app.fetch("/api/notifications/unread"))).toEqual([
    401,
    "SIGN_IN_REQUIRED",
  ]);
  expect(await refusalOf(post("read-all", { cookie: "" }))).toEqual([401, "SIGN_IN_REQUIRED"]);
});
