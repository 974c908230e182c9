import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW, writeSalon } from "../testing/open-salon.ts";
import {
  attendanceSchema,
  leadTimeSchema,
  revenueSchema,
  utilisationSchema,
} from "./report-schemas.ts";
import { servicesApi } from "./services-api.ts";
import { todaySchema } from "./today-schemas.ts";

let app: TestKit;
let owner: SignedUp;

beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => NOW });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

const ask = (path: string) => app.fetch(`/api${path}`, { cookie: owner.cookie });
const role = (servicesRole: "owner" | "manager" | "staff") =>
  app.kit.db.unit(owner.tenantId, (tx) => tx.member.updateMany({ data: { servicesRole } }));

const FEBRUARY = "?from=2026-02-01&to=2026-02-28";
const REPORTS = {
  utilisation: utilisationSchema,
  attendance: attendanceSchema,
  revenue: revenueSchema,
  "lead-time": leadTimeSchema,
};

test("each report says whose days it is about, and which came before", async () => {
  for (const [name, schema] of Object.entries(REPORTS)) {
    const answer = await ask(`/reports/${name}${FEBRUARY}`);
    expect(answer.status, name).toBe(200);
    expect(schema.parse(await answer.json()), name).toMatchObject({
      timeZone: "America/Toronto",
      period: { from: "2026-02-01", to: "2026-02-28" },
      before: { from: "2026-01-04", to: "2026-01-31" },
    });
  }
});

test("days that make no period are refused", async () => {
  const answer = await ask("/reports/revenue?from=2026-02-02&to=2026-02-01");
  expect(answer.status).toBe(400);
});

test("managers read reports, staff do not; the home page is everybody's", async () => {
  await role("manager");
  expect((await ask(`/reports/revenue${FEBRUARY}`)).status).toBe(200);
  await role("staff");
  for (const name of Object.keys(REPORTS)) {
    expect((await ask(`/reports/${name}${FEBRUARY}`)).status, name).toBe(403);
  }
  const today = todaySchema.parse(await (await ask("/today")).json());
  expect(today).toEqual({ day: "2026-02-02", appointments: [], decisions: [] });
  await role("owner");
});
