import { connect, type Database } from "@convene/prisma";
import { DEMO_SLUGS, seedDemo } from "@convene/prisma/demo";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messageFactsSchema } from "../facts/message-facts.ts";
import { kindsOf } from "../plan/kinds-of.ts";
import { writeDemoMessages } from "./write-demo-messages.ts";

const now = new Date("2026-11-25T12:00:00Z");
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  await seedDemo(database.urls, { now });
  db = connect({ url: database.urls.app, poolSize: 2 });
  await write();
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.[Symbol.asyncDispose]();
});

/** What is told of something else than an event. */
const ABOUT_HIRING: ReadonlySet<string> = new Set([
  "application_received",
  "application_rejected",
  "time_requested",
  "times_given",
  "mentioned",
  "approval_requested",
  "offer_sent",
  "offer_answered",
]);

function write() {
  return writeDemoMessages({
    db,
    now,
    slugs: DEMO_SLUGS,
    urls: { ats: "http://localhost:4000", services: "http://localhost:4001" },
    manageUrl: async ({ row }) => `http://localhost:4001/manage/${row.id}`,
  });
}

async function messagesOf(slug: string) {
  const tenantId = (await db.tenantOfSlug(slug)) ?? "";
  return await db.unit(tenantId, (tx) =>
    tx.notification.findMany({ orderBy: { id: "asc" }, include: { reports: true } }),
  );
}

test.each(DEMO_SLUGS)("%s has a message of every kind", async (slug) => {
  const kinds = new Set((await messagesOf(slug)).map((row) => row.kind));
  expect(kinds).toEqual(new Set([...kindsOf("ats"), ...kindsOf("services")]));
});

test.each(DEMO_SLUGS)(
  "%s has messages by every channel, and everything that becomes of one",
  async (slug) => {
    const rows = await messagesOf(slug);
    expect(new Set(rows.map((row) => row.channel))).toEqual(new Set(["email", "sms", "in_app"]));
    expect(new Set(rows.map((row) => row.state))).toEqual(
      new Set([
        "sent",
        "delivered",
        "failed",
        "dead",
        "unclear",
        "bounced",
        "complained",
        "suppressed",
        "passed_over",
      ]),
    );
  },
);

test.each(DEMO_SLUGS)("%s told people when it happened, and nothing after now", async (slug) => {
  const rows = await messagesOf(slug);
  const times = rows.map((row) => row.createdAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  for (const row of rows) {
    for (const at of [row.createdAt, row.sentAt, row.readAt, ...row.reports.map(({ at }) => at)]) {
      if (at) expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
    }
    expect(messageFactsSchema.safeParse(row.facts).success).toBe(true);
    if (["sent", "delivered", "bounced", "dead"].includes(row.state)) {
      expect(row.subject, row.kind).not.toBeNull();
      expect(row.text, row.kind).not.toBeNull();
    }
  }
});

test.each(DEMO_SLUGS)("%s writes to nobody again whose address bounced", async (slug) => {
  const rows = await messagesOf(slug);
  const tenantId = (await db.tenantOfSlug(slug)) ?? "";
  const list = await db.unit(tenantId, (tx) => tx.suppressedAddress.findMany());
  expect(new Set(list.map(({ reason }) => reason))).toEqual(new Set(["bounced", "complained"]));
  for (const { address, since } of list) {
    const later = rows.filter((row) => row.address === address && row.createdAt > since);
    for (const row of later) expect(["suppressed", "passed_over"]).toContain(row.state);
  }
});

test.each(DEMO_SLUGS)("%s tells of offers, requests and notes that are there", async (slug) => {
  const tenantId = (await db.tenantOfSlug(slug)) ?? "";
  const ids = await db.unit(tenantId, async (tx) => {
    const select = { select: { id: true } };
    return [
      ...(await tx.offer.findMany(select)),
      ...(await tx.schedulingRequest.findMany(select)),
      ...(await tx.applicationNote.findMany(select)),
      ...(await tx.application.findMany(select)),
    ].map(({ id }) => id);
  });
  const rows = (await messagesOf(slug)).filter(({ kind }) => ABOUT_HIRING.has(kind));
  for (const { kind, subjectId } of rows) expect(ids, kind).toContain(subjectId);
});

test.each(DEMO_SLUGS)("%s leaves its people something unread", async (slug) => {
  const rows = (await messagesOf(slug)).filter((row) => row.channel === "in_app");
  expect(rows.some((row) => row.readAt === null)).toBe(true);
  expect(rows.some((row) => row.readAt !== null)).toBe(true);
});

test("a second start adds nothing", async () => {
  const before = await Promise.all(DEMO_SLUGS.map(messagesOf));
  await write();
  expect(await Promise.all(DEMO_SLUGS.map(messagesOf))).toEqual(before);
});
