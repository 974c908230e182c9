import type { Prisma } from "@convene/prisma";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import type { ProviderReport } from "./delivery-report.ts";
import { recordDeliveryReport } from "./record-delivery-report.ts";
import { recordPhoneWish } from "./record-phone-wish.ts";

const NOW = new Date("2026-02-17T09:00:00Z");

let org: TestOrganisation;
beforeAll(async () => {
  org = await testOrganisation();
});
afterAll(() => org[Symbol.asyncDispose]());

/** The client's mail, as the delivery left it. */
async function message(data: Prisma.NotificationUpdateInput = {}): Promise<string> {
  const event = await org.book("appointment");
  const found = (await org.notifications(event)).find(
    ({ channel, recipientKind }) => channel === "email" && recipientKind === "client",
  );
  if (!found) throw new Error("The client was not told");
  await org.unit((tx) =>
    tx.notification.update({
      where: { tenantId_id: { tenantId: org.tenantId, id: found.id } },
      data: { state: "sent", provider: "resend", providerId: "mail-1", sentAt: NOW, ...data },
    }),
  );
  return found.id;
}

/** The same as a text message. */
async function textMessage(phone: string): Promise<string> {
  return await message({
    channel: "sms",
    address: phone,
    provider: "twilio",
    providerId: "SM1",
  });
}

function report(notificationId: string, changed: Partial<ProviderReport> = {}): ProviderReport {
  return {
    tenantId: org.tenantId,
    notificationId,
    provider: "resend",
    providerId: "mail-1",
    reportKey: uuidv7(),
    outcome: "delivered",
    detail: null,
    ...changed,
  };
}

async function record(wanted: ProviderReport, at = NOW): Promise<boolean> {
  return await org.unit((tx) => recordDeliveryReport(tx, wanted, at));
}

async function shown(id: string) {
  return await org.unit((tx) =>
    tx.notification.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: org.tenantId, id } },
      include: { reports: { orderBy: { id: "asc" } } },
    }),
  );
}

async function suppressionOf(address: string) {
  return await org.unit((tx) => tx.suppressedAddress.findFirst({ where: { address } }));
}

test("a report changes the state and is kept with the message", async () => {
  const id = await message();
  expect(await record(report(id))).toBe(true);
  expect(await shown(id)).toMatchObject({
    state: "delivered",
    reports: [{ kind: "delivered", at: NOW }],
  });
});

test("a report that comes again, even at once, counts once", async () => {
  const id = await message();
  const same = report(id, { outcome: "bounced", detail: "Permanent", suppress: "bounced" });
  await Promise.all([record(same), record(same), record(same)]);
  await record(same, addMinutes(NOW, 5));
  const { reports, address } = await shown(id);
  expect(reports).toHaveLength(1);
  expect(await suppressionOf(address)).toMatchObject({ since: NOW });
});

test("what a person released is not suppressed by the same report again", async () => {
  const id = await message();
  const same = report(id, { outcome: "bounced", suppress: "bounced" });
  await record(same);
  const { address } = await shown(id);
  await org.unit((tx) => tx.suppressedAddress.deleteMany({ where: { address } }));
  await record(same);
  expect(await suppressionOf(address)).toBeNull();
});

test("whatever comes first, the worst is what remains", async () => {
  const id = await message();
  await record(report(id, { outcome: "complained", suppress: "complained" }));
  await record(report(id, { outcome: "delivered" }));
  await record(report(id, { outcome: "sent" }));
  const { state, reports } = await shown(id);
  expect(state).toBe("complained");
  expect(reports.map(({ kind }) => kind)).toEqual(["complained", "delivered"]);
});

test("a hard bounce and a complaint suppress the address, with the message and the reason", async () => {
  for (const outcome of ["bounced", "complained"] as const) {
    const id = await message();
    await record(report(id, { outcome, detail: "Why", suppress: outcome }));
    const { state, address } = await shown(id);
    expect(state).toBe(outcome);
    expect(await suppressionOf(address)).toMatchObject({
      channel: "email",
      reason: outcome,
      detail: "Why",
      notificationId: id,
    });
  }
});

test("a bounce that may pass suppresses nothing; a delay changes nothing but the history", async () => {
  const id = await message();
  await record(report(id, { outcome: "delayed" }));
  expect(await shown(id)).toMatchObject({ state: "sent", reports: [{ kind: "delayed" }] });
  await record(report(id, { outcome: "bounced", detail: "Transient, MailboxFull" }));
  const { state, address, lastError } = await shown(id);
  expect([state, lastError]).toEqual(["bounced", "Transient, MailboxFull"]);
  expect(await suppressionOf(address)).toBeNull();
});

test("a report settles what nobody knew: crashed while sending, or unclear", async () => {
  for (const state of ["sending", "unclear", "failed", "dead"] as const) {
    const id = await message({ state, provider: null, providerId: null, sentAt: null });
    await record(report(id, { outcome: "sent", providerId: "mail-9" }));
    expect(await shown(id)).toMatchObject({
      state: "sent",
      provider: "resend",
      providerId: "mail-9",
      sentAt: NOW,
      reports: [],
    });
  }
});

test("a report about an earlier attempt is kept, and the state is the later one's", async () => {
  const id = await message({ providerId: "mail-2" });
  const late = report(id, { outcome: "complained", suppress: "complained" });
  await record({ ...late, providerId: "mail-1" });
  const { state, reports, address } = await shown(id);
  expect([state, reports.length]).toEqual(["sent", 1]);
  expect(await suppressionOf(address)).not.toBeNull();
});

test("what was withdrawn stays withdrawn", async () => {
  const id = await message({ state: "withdrawn" });
  await record(report(id));
  expect((await shown(id)).state).toBe("withdrawn");
});

test("a message that is not this organisation's is not known", async () => {
  const id = await message();
  const other = uuidv7();
  const known = await org.db.unit(other, (tx) =>
    recordDeliveryReport(tx, report(id, { tenantId: other }), NOW),
  );
  expect(known).toBe(false);
  expect(await shown(id)).toMatchObject({ state: "sent", reports: [] });
  expect(await record(report(uuidv7()))).toBe(false);
});

test("a phone that stopped is stopped for all; START takes it back everywhere", async () => {
  const phone = "+14165550101";
  const id = await textMessage(phone);
  const stopped = { provider: "twilio", providerId: "SM1", suppress: "stopped" } as const;
  await record(report(id, { ...stopped, outcome: "suppressed", detail: "STOP" }));
  expect((await shown(id)).state).toBe("suppressed");
  const isStopped = async () =>
    (await org.db.client.$queryRaw<unknown[]>`SELECT stopped_phones(ARRAY[${phone}])`).length > 0;
  expect(await isStopped()).toBe(true);
  expect(await suppressionOf(phone)).toMatchObject({ channel: "sms", reason: "stopped" });

  await recordPhoneWish(org.db, { phone, wish: "resume" }, NOW);
  expect(await isStopped()).toBe(false);
  expect(await suppressionOf(phone)).toBeNull();

  await recordPhoneWish(org.db, { phone, wish: "stop" }, NOW);
  await recordPhoneWish(org.db, { phone, wish: "stop" }, NOW);
  expect(await isStopped()).toBe(true);
});

test("START does not take back that a number does not exist", async () => {
  const phone = "+14165550102";
  const id = await textMessage(phone);
  const about = { provider: "twilio", providerId: "SM1" };
  await record(report(id, { ...about, outcome: "bounced", suppress: "bounced" }));
  await recordPhoneWish(org.db, { phone, wish: "resume" }, NOW);
  expect(await suppressionOf(phone)).toMatchObject({ reason: "bounced" });
});
