import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { staffAppointmentSchema } from "./schemas.ts";
import { servicesApi } from "./services-api.ts";

let app: TestKit;
let owner: SignedUp;
let stranger: SignedUp;
let salon: SalonRows;
let now = NOW;
beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => now });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  stranger = await app.signUp({ name: "Sven", organisation: "Other" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

async function book(day: number) {
  const json = {
    serviceId: salon.haircut,
    start: february(day, "10:00").toISOString(),
    timeZone: "Europe/Berlin",
    client: { name: "Ana Costa", email: "ana@example.com", locale: "en" },
  };
  const answer = app.fetch("/api/appointments", { cookie: owner.cookie, json });
  return await readAnswer(staffAppointmentSchema, answer);
}

function put(id: string, json: unknown, { cookie } = owner) {
  return app.fetch(`/api/appointments/${id}/reminders`, { method: "PUT", cookie, json });
}

test("an appointment gets its own reminders, which go out instead of the usual ones", async () => {
  const { id, reminders } = await book(5);
  expect(reminders).toMatchObject({ enabled: true, offsetsMinutes: [1440, 60, 15] });
  const changed = await readAnswer(
    staffAppointmentSchema,
    put(id, { enabled: true, offsetsMinutes: [30, 120] }),
  );
  expect(changed.reminders).toEqual({
    enabled: true,
    offsetsMinutes: [120, 30],
    outcomes: [
      { offsetMinutes: 120, at: february(5, "08:00").toISOString(), outcome: "next" },
      { offsetMinutes: 30, at: february(5, "09:30").toISOString(), outcome: "planned" },
    ],
  });
  now = february(5, "09:30");
  await app.runReminderRound();
  const sent = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.notification.findMany({
      where: { appointmentId: id, kind: "reminder", recipientKind: "client" },
      orderBy: { offsetMinutes: "asc" },
    }),
  );
  expect(sent.map(({ offsetMinutes, state }) => [offsetMinutes, state])).toEqual([
    [30, "queued"],
    [120, "passed_over"],
  ]);
  const outcomes = async () => {
    const answer = app.fetch(`/api/appointments/${id}`, { cookie: owner.cookie });
    return (await readAnswer(staffAppointmentSchema, answer)).reminders.outcomes.map(
      ({ outcome }) => outcome,
    );
  };
  expect(await outcomes()).toEqual(["passed_over", "next"]);
  await app.runJobs();
  expect(await outcomes()).toEqual(["passed_over", "sent"]);
  now = NOW;
  const off = await readAnswer(
    staffAppointmentSchema,
    put(id, { enabled: false, offsetsMinutes: [30, 15] }),
  );
  expect(off.reminders).toMatchObject({
    enabled: false,
    outcomes: [
      { offsetMinutes: 30, outcome: "sent" },
      { offsetMinutes: 15, outcome: "withdrawn" },
    ],
  });
});

test("a list that makes no sense is refused, naming the entry; so is one for what is over", async () => {
  const { id } = await book(6);
  for (const [offsetsMinutes, field] of [
    [[60, 0], "offsetsMinutes.1"],
    [[60, 60], "offsetsMinutes.1"],
    [["soon"], "offsetsMinutes.0"],
    [[43_201], "offsetsMinutes.0"],
  ] as const) {
    const answer = await put(id, { enabled: true, offsetsMinutes });
    expect(await answer.json()).toMatchObject({ status: 400, code: "INVALID_INPUT", field });
  }
  await app.fetch(`/api/appointments/${id}/cancel`, { cookie: owner.cookie, json: {} });
  const wanted = { enabled: true, offsetsMinutes: [60] };
  expect(await refusalOf(put(id, wanted))).toEqual([409, "EVENT_CLOSED"]);
  expect(await refusalOf(put(id, wanted, stranger))).toEqual([404, "NOT_FOUND"]);
  const nobody = app.fetch(`/api/appointments/${id}/reminders`, { method: "PUT", json: wanted });
  expect(await refusalOf(nobody)).toEqual([401, "SIGN_IN_REQUIRED"]);
});
