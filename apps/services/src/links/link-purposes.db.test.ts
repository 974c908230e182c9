import { MANAGE_APPOINTMENT, MANAGE_BOOKING } from "@convene/server-kit";
import { linkPurposes, startTestKit } from "@convene/server-kit/testing";
import { expect, test } from "vitest";
import { servicesApi } from "../server.ts";

const OPENED_BY: Readonly<Record<string, readonly string[]>> = {
  manage: [MANAGE_APPOINTMENT, MANAGE_BOOKING],
  receipts: ["payment.receipt"],
  "waiting-place": ["waiting.entry"],
};

test("a link opens the routes of its purpose, and only until it has expired", async () => {
  await using app = await startTestKit("services", { api: servicesApi });
  const { tenantId } = await app.signUp({ name: "Olga", organisation: "Harbour Health" });
  const others = ["interview.view", "anything"];
  const purposes = [...Object.values(OPENED_BY).flat(), ...others];
  const taken = await linkPurposes(app, tenantId, purposes);
  expect(Object.keys(taken).length).toBeGreaterThan(6);
  for (const [route, found] of Object.entries(taken)) {
    const [, kind = ""] = /\/api\/([\w-]+)\//.exec(route) ?? [];
    expect([route, found]).toEqual([route, OPENED_BY[kind]]);
  }
});
