import { VIEW_INTERVIEW } from "@convene/server-kit";
import { linkPurposes, startTestKit } from "@convene/server-kit/testing";
import { expect, test } from "vitest";
import { atsApi } from "../server.ts";
import { ANSWER_OFFER } from "./offer-link.ts";
import { OPEN_PORTAL } from "./portal-link.ts";
import { ANSWER_REQUEST } from "./request-link.ts";

const OPENED_BY: Readonly<Record<string, string>> = {
  "interview-links": VIEW_INTERVIEW,
  "offer-links": ANSWER_OFFER,
  "portal-links": OPEN_PORTAL,
  "request-links": ANSWER_REQUEST,
};

test("a link opens the routes of its purpose, and only until it has expired", async () => {
  await using app = await startTestKit("ats", { api: atsApi });
  const { tenantId } = await app.signUp({ name: "Rosa", organisation: "Northwind" });
  const others = ["appointment.manage", "anything"];
  const purposes = [...Object.values(OPENED_BY), ...others];
  const taken = await linkPurposes(app, tenantId, purposes);
  expect(Object.keys(taken).length).toBeGreaterThan(8);
  for (const [route, found] of Object.entries(taken)) {
    const [, kind = ""] = /\/api\/([\w-]+)\//.exec(route) ?? [];
    expect([route, found]).toEqual([route, [OPENED_BY[kind]]]);
  }
});
