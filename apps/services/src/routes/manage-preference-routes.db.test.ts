import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { bookedSchema, staffAppointmentSchema } from "./schemas.ts";
import { servicesApi } from "./services-api.ts";

let app: TestKit;
let owner: SignedUp;
let salon: SalonRows;
beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => NOW });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

const preferencesSchema = z.object({
  rows: z.array(z.object({ kind: z.string(), channel: z.string(), enabled: z.boolean() })),
  smsOptIn: z.boolean(),
  hasPhone: z.boolean(),
  smsStopped: z.boolean(),
});

function bookingOf(day: number, email: string, rest: { phone?: string; smsOptIn?: boolean } = {}) {
  const { smsOptIn, phone } = rest;
  return {
    serviceId: salon.haircut,
    start: february(day, "10:00").toISOString(),
    timeZone: "Europe/Berlin",
    client: { name: "Ana Costa", email, locale: "en", ...(phone && { phone }) },
    ...(smsOptIn !== undefined && { smsOptIn }),
  };
}

async function book(...booking: Parameters<typeof bookingOf>) {
  const json = bookingOf(...booking);
  return await readAnswer(bookedSchema, app.fetch("/api/public/salon/appointments", { json }));
}

function preferences(token: string) {
  return readAnswer(preferencesSchema, app.fetch(`/api/manage/${token}/preferences`));
}

function choose(token: string, json: unknown) {
  return app.fetch(`/api/manage/${token}/preferences`, { method: "PUT", json });
}

async function staffView(id: string) {
  const answer = app.fetch(`/api/appointments/${id}`, { cookie: owner.cookie });
  return await readAnswer(staffAppointmentSchema, answer);
}

describe("text messages", () => {
  test("are agreed to while booking, and seen by the staff", async () => {
    const phone = "+1 416 555 0134";
    const { token, appointment } = await book(3, "ana@example.com", { phone, smsOptIn: true });
    expect(await preferences(token)).toMatchObject({
      smsOptIn: true,
      hasPhone: true,
      smsStopped: false,
    });
    expect((await staffView(appointment.id)).client.smsOptIn).toBe(true);
  });

  test("need a number with its country's code, and the field is named", async () => {
    for (const phone of [undefined, "416 555 0134"]) {
      const booking = bookingOf(4, "ben@example.com", { ...(phone && { phone }), smsOptIn: true });
      const answer = await app.fetch("/api/public/salon/appointments", { json: booking });
      expect(await answer.json()).toMatchObject({ status: 400, field: "client.phone" });
    }
  });

  test("are not agreed to by somebody who only knows a client's address", async () => {
    const first = await book(5, "cleo@example.com", { phone: "+1 416 555 0100" });
    await book(6, "cleo@example.com", { phone: "+1 416 555 0999", smsOptIn: true });
    expect(await preferences(first.token)).toMatchObject({ smsOptIn: false, hasPhone: true });
  });

  test("and whoever only named the address neither sees nor changes what its client is sent", async () => {
    const phone = "+1 416 555 0100";
    const first = await book(17, "vera@example.com", { phone });
    const second = await book(18, "VERA@example.com", { phone: "+1 416 555 0999" });
    const path = `/api/manage/${second.token}/preferences`;
    for (const init of [{}, { method: "PUT", json: { smsOptIn: true } }]) {
      const answer = await app.fetch(path, init);
      expect(await answer.json()).toMatchObject({ status: 403, code: "FORBIDDEN" });
    }
    expect(second.appointment.opensClient).toBe(false);
    expect(JSON.stringify(second)).not.toContain("0100");
    // The appointment is theirs to move or cancel all the same.
    expect((await app.fetch(`/api/manage/${second.token}`)).status).toBe(200);
    expect(await preferences(first.token)).toMatchObject({ smsOptIn: false, hasPhone: true });
  });

  test("end when the staff learn another number, until they are agreed to again", async () => {
    const phone = "+1 416 555 0134";
    const { token } = await book(9, "dana@example.com", { phone, smsOptIn: true });
    const byStaff = (json: object) =>
      app.fetch("/api/appointments", { cookie: owner.cookie, json });
    await byStaff(bookingOf(10, "dana@example.com", { phone }));
    expect((await preferences(token)).smsOptIn).toBe(true);
    await byStaff(bookingOf(11, "dana@example.com", { phone: "+1 416 555 0999" }));
    expect((await preferences(token)).smsOptIn).toBe(false);
    await byStaff(bookingOf(12, "dana@example.com", { phone: "+1 416 555 0999", smsOptIn: true }));
    expect((await preferences(token)).smsOptIn).toBe(true);
  });
});

describe("a client's link", () => {
  test("opens what they are told, and changes it", async () => {
    const { token } = await book(13, "elif@example.com", { phone: "+90 212 555 0134" });
    const off = { kind: "reminder", channel: "email", enabled: false };
    const after = await readAnswer(
      preferencesSchema,
      choose(token, { rows: [off], smsOptIn: true }),
    );
    expect(after.smsOptIn).toBe(true);
    expect(after.rows).toContainEqual(expect.objectContaining(off));
    expect(await preferences(token)).toEqual(after);
    expect(await readAnswer(preferencesSchema, choose(token, { smsOptIn: false }))).toEqual({
      ...after,
      smsOptIn: false,
    });
  });

  test("refuses what cannot be switched off or sent, naming it, and changes nothing", async () => {
    const { token } = await book(16, "farid@example.com");
    const before = await preferences(token);
    const off = { kind: "reminder", channel: "email", enabled: false };
    const locked = { kind: "cancellation", channel: "email", enabled: false };
    for (const [wrong, field] of [
      [{ rows: [off, locked] }, "rows.1"],
      [{ rows: [off], smsOptIn: true }, "smsOptIn"],
      [{ rows: [{ ...off, channel: "pigeon" }] }, "rows.0.channel"],
    ] as const) {
      const answer = await choose(token, wrong);
      expect(await answer.json()).toMatchObject({ status: 400, code: "INVALID_INPUT", field });
      expect(await preferences(token)).toEqual(before);
    }
    expect(await refusalOf(choose("not-a-link", {}))).toEqual([404, "NOT_FOUND"]);
  });
});
