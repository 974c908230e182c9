import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import { changePreferences } from "./change-preferences.ts";
import { changeSmsOptIn } from "./change-sms-opt-in.ts";
import { readPreferences } from "./read-preferences.ts";
import { readSmsOptIn } from "./read-sms-opt-in.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

const AT = new Date("2026-02-16T15:00:00Z");

async function clientWith(phone: string | null, smsOptIn = true) {
  const event = await organisation.book("appointment", { phone, smsOptIn });
  if (!("clientId" in event.row)) throw new Error("It is an appointment");
  return { event, client: { kind: "client", id: event.row.clientId } as const };
}

function change(
  client: { kind: "client"; id: string },
  ...rows: Parameters<typeof changePreferences>[2][]
) {
  const { unit, tenantId } = organisation;
  return unit((tx) => changePreferences(tx, { ...client, tenantId }, rows.flat(), AT));
}

describe("preferences", () => {
  test("are the rules until somebody changes them, and count from the next booking on", async () => {
    const { client } = await clientWith("+14165550134");
    const before = await organisation.unit((tx) => readPreferences(tx, client));
    expect(before).toContainEqual({
      kind: "confirmation",
      channel: "email",
      enabled: true,
      locked: true,
    });
    const confirmationSms = { kind: "confirmation", channel: "sms" } as const;
    expect(before).toContainEqual({ ...confirmationSms, enabled: false, locked: false });
    expect(before.filter(({ channel }) => channel === "in_app")).toEqual([]);

    await change(client, [{ ...confirmationSms, enabled: true }]);
    await change(client, [{ kind: "reminder", channel: "sms", enabled: false }]);
    const after = await organisation.unit((tx) => readPreferences(tx, client));
    expect(after.filter((row, index) => row.enabled !== before[index]?.enabled)).toEqual([
      { ...confirmationSms, enabled: true, locked: false },
      { kind: "reminder", channel: "sms", enabled: false, locked: false },
    ]);
  });

  test.each([
    { kind: "cancellation", channel: "email", enabled: false },
    { kind: "cancellation", channel: "in_app", enabled: true },
    { kind: "calendar_reconnect", channel: "email", enabled: false },
  ] as const)("$kind by $channel cannot be set so, and nothing else is set either", async (row) => {
    const { client } = await clientWith(null);
    const sound = { kind: "reminder", channel: "email", enabled: false } as const;
    await expect(change(client, [sound, row])).rejects.toMatchObject({
      code: "INVALID_INPUT",
      field: "rows.1",
    });
    const rows = await organisation.unit((tx) => readPreferences(tx, client));
    expect(rows).toContainEqual({ ...sound, enabled: true, locked: false });
  });

  test("a reminder goes out on the channels that are left", async () => {
    const { client, event } = await clientWith("+14165550134");
    await change(client, [{ kind: "reminder", channel: "email", enabled: false }]);
    await organisation.sweep(new Date(event.row.scheduledStart.getTime() - 60 * 60_000));
    const reminders = (await organisation.notifications(event)).filter(
      (row) => row.kind === "reminder" && row.recipientId === client.id,
    );
    expect(reminders.map(({ channel, offsetMinutes }) => [channel, offsetMinutes])).toEqual([
      ["sms", 1440],
      ["sms", 60],
    ]);
  });
});

describe("text messages", () => {
  test("go to nobody who did not agree", async () => {
    const { event } = await clientWith("+14165550134", false);
    await organisation.sweep(new Date(event.row.scheduledStart.getTime() - 60 * 60_000));
    const channels = (await organisation.notifications(event)).map(({ channel }) => channel);
    expect(channels).not.toContain("sms");
  });

  test("can be agreed to and declined; the moment of the agreement is kept", async () => {
    const { unit } = organisation;
    const { client } = await clientWith("+1 (416) 555-0134", false);
    const later = new Date("2026-02-17T15:00:00Z");
    await unit((tx) => changeSmsOptIn(tx, client, true, AT));
    await unit((tx) => changeSmsOptIn(tx, client, true, later));
    expect(await unit((tx) => readSmsOptIn(tx, client))).toMatchObject({ smsOptInAt: AT });
    await unit((tx) => changeSmsOptIn(tx, client, false, later));
    expect(await unit((tx) => readSmsOptIn(tx, client))).toMatchObject({ smsOptInAt: null });
  });

  test.each([null, "416 555 0134"])("cannot be agreed to with the phone %s", async (phone) => {
    const { client } = await clientWith(phone, false);
    await expect(
      organisation.unit((tx) => changeSmsOptIn(tx, client, true, AT)),
    ).rejects.toMatchObject({ code: "INVALID_INPUT", field: "smsOptIn" });
  });

  test("a phone that answered STOP says so", async () => {
    const { client } = await clientWith("+1 416 555 0177");
    const read = () => organisation.unit((tx) => readSmsOptIn(tx, client));
    expect((await read()).stopped).toBe(false);
    await organisation.unit((tx) => tx.$executeRaw`SELECT stop_phone('+14165550177', ${AT})`);
    expect((await read()).stopped).toBe(true);
  });
});
