import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import {
  addColleague,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const itemSchema = z.looseObject({ id: z.string(), state: z.string(), attempts: z.int() });
const pageSchema = z.object({ items: z.array(itemSchema), nextCursor: z.string().nullable() });

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(() => app.close());

function list(query = "", { cookie } = ada) {
  return readAnswer(pageSchema, app.fetch(`/api/notifications${query}`, { cookie }));
}

test("a booking's confirmations wait in the outbox, and are there to read once delivered", async () => {
  const appointment = await bookAppointment(app.kit, ada, { start: addDays(NOW, 3) });
  const before = await list("?state=queued");
  const parties = before.items.filter((item) => item.eventId === appointment.id);
  expect(parties.length).toBeGreaterThanOrEqual(2);
  expect(parties).toContainEqual(
    expect.objectContaining({
      kind: "confirmation",
      channel: "email",
      eventKind: "appointment",
      recipient: { name: "Cleo", address: "cleo@example.test" },
    }),
  );

  expect(await app.runJobs()).toBeGreaterThanOrEqual(parties.length);
  const sent = (await list("?state=sent&kind=confirmation")).items.find(
    (item) => z.object({ name: z.string() }).parse(item.recipient).name === "Cleo",
  );
  const path = `/api/notifications/${sent?.id}`;
  const shown = await (await app.fetch(path, { cookie: ada.cookie })).json();
  expect(shown).toMatchObject({
    state: "sent",
    attempts: 1,
    subject: expect.stringMatching(/^Confirmed: Haircut/),
  });
  const { text } = z.object({ text: z.string() }).parse(shown);
  const token = /\/manage\/([\w~-]+)/.exec(text)?.[1] ?? "";
  expect(await app.kit.links.verify(token, "appointment.manage")).toEqual({
    ok: true,
    value: { tenantId: ada.tenantId, subjectId: appointment.id },
  });
  const invite = await app.fetch(`${path}/invite.ics`, { cookie: ada.cookie });
  expect(invite.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await invite.text()).toContain("BEGIN:VEVENT");

  for (const other of [path, `${path}/invite.ics`]) {
    expect(await refusalOf(app.fetch(other, { cookie: bob.cookie }))).toEqual([404, "NOT_FOUND"]);
  }
  expect((await list("", bob)).items).toEqual([]);
});

test("pages follow each other without gap or repetition", async () => {
  await app.kit.db.unit(ada.tenantId, async (tx) => {
    const [first] = await tx.notification.findMany({ take: 1, omit: { id: true } });
    if (!first?.appointmentId) throw new Error("No notification to copy");
    const { facts, ...columns } = first;
    await tx.notification.createMany({
      data: Array.from({ length: 70 }, (_, version) => ({
        ...columns,
        facts: facts ?? {},
        eventVersion: version + 100,
      })),
    });
  });
  const first = await list();
  const second = await list(`?cursor=${first.nextCursor}`);
  expect([first.items.length, second.nextCursor]).toEqual([50, null]);
  const ids = [...first.items, ...second.items].map((item) => item.id);
  const all = await app.kit.db.unit(ada.tenantId, (tx) => tx.notification.count());
  expect(new Set(ids).size).toBe(all);
  expect(ids).toEqual(ids.toSorted().toReversed());
});

test("what was given up can be queued again, what was sent cannot", async () => {
  const [dead, sent] = await app.kit.db.unit(ada.tenantId, async (tx) => {
    const [one, other] = await tx.notification.findMany({ take: 2, select: { id: true } });
    await tx.notification.updateMany({ where: { id: one?.id ?? "" }, data: { state: "dead" } });
    await tx.notification.updateMany({ where: { id: other?.id ?? "" }, data: { state: "sent" } });
    return [one?.id, other?.id];
  });
  const retry = (id: string | undefined, { cookie } = ada) =>
    app.fetch(`/api/notifications/${id}/retry`, { method: "POST", cookie });
  expect(await refusalOf(retry(sent))).toEqual([409, "NOT_FAILED"]);
  expect(await refusalOf(retry(dead, bob))).toEqual([404, "NOT_FOUND"]);
  expect(await readAnswer(itemSchema, retry(dead))).toMatchObject({ id: dead, state: "queued" });
  await app.runJobs();
  const shown = app.fetch(`/api/notifications/${dead}`, { cookie: ada.cookie });
  expect(await readAnswer(itemSchema, shown)).toMatchObject({ state: "sent" });
});

test("a message says what became of it, and why its address is not written to any more", async () => {
  const { tenantId, member } = ada;
  const [row] = await app.kit.db.unit(tenantId, (tx) =>
    tx.notification.findMany({ where: { address: "cleo@example.test" }, take: 1 }),
  );
  const id = row?.id ?? "";
  const at = addDays(NOW, 1);
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.notification.updateMany({ where: { id }, data: { state: "bounced" } });
    const report = { tenantId, notificationId: id };
    await tx.deliveryReport.createMany({
      data: [
        { ...report, kind: "bounced", detail: "There is no such mailbox", at },
        { ...report, kind: "retried", memberId: member.id, at: NOW },
      ],
    });
    await tx.suppressedAddress.create({
      data: {
        tenantId,
        channel: "email",
        address: "cleo@example.test",
        reason: "bounced",
        since: at,
      },
    });
  });
  const shown = app.fetch(`/api/notifications/${id}`, { cookie: ada.cookie });
  expect(await readAnswer(itemSchema, shown)).toMatchObject({
    state: "bounced",
    suppressedBecause: "bounced",
    suppressedSince: at.toISOString(),
    suppression: { reason: "bounced", detail: null, since: at.toISOString() },
    reports: expect.arrayContaining([
      { kind: "retried", detail: null, at: NOW.toISOString(), memberName: "Ada" },
      {
        kind: "bounced",
        detail: "There is no such mailbox",
        at: at.toISOString(),
        memberName: null,
      },
    ]),
  });
  const retry = () =>
    app.fetch(`/api/notifications/${id}/retry`, { method: "POST", cookie: ada.cookie });
  expect(await refusalOf(retry())).toEqual([409, "ADDRESS_SUPPRESSED"]);
  const path = "/api/suppressions/email/cleo@example.test";
  await app.fetch(path, { method: "DELETE", cookie: ada.cookie });
  expect(await readAnswer(itemSchema, retry())).toMatchObject({
    state: "queued",
    suppressedBecause: null,
  });
});

test("filters name what they want, and say so where they do not", async () => {
  const kinds = async (query: string) =>
    (await list(query)).items.map((item) => z.looseObject({ channel: z.string() }).parse(item));
  expect(new Set((await kinds("?channel=in_app")).map(({ channel }) => channel))).toEqual(
    new Set(["in_app"]),
  );
  const mine = (await list("?mine=true")).items;
  for (const item of mine) expect(item.recipient).toMatchObject({ name: "Ada" });
  expect(mine.length).toBeGreaterThan(0);
  for (const [query, field] of [
    ["?state=lost", "state"],
    ["?kind=rumour", "kind"],
    ["?channel=pigeon", "channel"],
    ["?mine=perhaps", "mine"],
    ["?eventId=monday", "eventId"],
    ["?cursor=1", "cursor"],
  ]) {
    const answer = await app.fetch(`/api/notifications${query}`, { cookie: ada.cookie });
    expect(await answer.json()).toMatchObject({ status: 400, field });
  }
});

test("an event's messages are found by it, and nobody else's", async () => {
  const appointment = await bookAppointment(app.kit, ada, { start: addDays(NOW, 5) });
  const { items } = await list(`?eventId=${appointment.id}`);
  expect(items.length).toBeGreaterThanOrEqual(2);
  for (const item of items) expect(item.eventId).toBe(appointment.id);
  expect((await list(`?eventId=${appointment.id}`, bob)).items).toEqual([]);
});

test("members who do not look after the calendar see what is addressed to them", async () => {
  const sam = await addColleague(app, ada, { name: "Sam", servicesRole: "staff" });
  expect((await list("", ada)).items.length).toBeGreaterThan(0);
  expect((await list("", sam)).items).toEqual([]);
});
