import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { clientDetailsSchema, clientSchema } from "./client-schemas.ts";
import { staffAppointmentSchema } from "./schemas.ts";
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

const as = (cookie: string) => (path: string, json?: unknown, method?: string) =>
  app.fetch(`/api${path}`, {
    cookie,
    ...(json !== undefined && { json }),
    ...(method !== undefined && { method }),
  });

/** The same person with another role; an owner without. */
async function ownerActsAs(servicesRole: "staff" | "owner", resourceId: string | null = null) {
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.member.updateMany({ data: { servicesRole, resourceId } }),
  );
}

async function clientOf(name: string, start: Date): Promise<string> {
  const booked = await as(owner.cookie)("/appointments", {
    serviceId: salon.haircut,
    hostId: salon.mia,
    start: start.toISOString(),
    timeZone: "UTC",
    client: { name, email: `${name.toLowerCase()}@example.com`, locale: "en" },
  });
  expect(booked.status).toBe(201);
  return staffAppointmentSchema.parse(await booked.json()).client.id;
}

test("a manager corrects, notes, downloads and erases; each answer shows the client as it is", async () => {
  const ask = as(owner.cookie);
  const id = await clientOf("Ana", february(3, "09:00"));
  const changed = await ask(
    `/clients/${id}`,
    { name: "Ana Costa", email: "ANA@example.com", phone: null, timeZone: "UTC", locale: "fr" },
    "PUT",
  );
  expect(clientDetailsSchema.parse(await changed.json())).toMatchObject({
    name: "Ana Costa",
    email: "ana@example.com",
    locale: "fr",
    counts: { confirmed: 1 },
  });

  const noted = await ask(`/clients/${id}/notes`, { text: " Likes tea " });
  expect(noted.status).toBe(201);
  const [note] = clientDetailsSchema.parse(await noted.json()).notes;
  expect(note).toMatchObject({ text: "Likes tea", author: "Olga", isOwn: true });

  const file = await ask(`/clients/${id}/export`);
  expect(file.headers.get("content-disposition")).toContain(`client-${id}.json`);
  expect(await file.json()).toMatchObject({ client: { name: "Ana Costa" } });

  const refused = await ask(`/clients/${id}`, undefined, "DELETE");
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "CLIENT_EXPECTED", appointments: 1 });
});

test("staff see their own clients, note and take back their notes, and change nothing else", async () => {
  const id = await clientOf("Bea", february(4, "09:00"));
  await ownerActsAs("staff", salon.noah);
  const ask = as(owner.cookie);
  expect((await ask(`/clients/${id}`)).status).toBe(404);
  expect((await ask(`/clients/${id}/notes`, { text: "Hm" })).status).toBe(404);
  expect(await (await ask("/clients")).json()).toEqual({ items: [], nextCursor: null });

  await ownerActsAs("staff", salon.mia);
  const noted = await ask(`/clients/${id}/notes`, { text: "Hm" });
  const [note] = clientDetailsSchema.parse(await noted.json()).notes;
  expect((await ask(`/clients/${id}/notes/${note?.id}`, undefined, "DELETE")).status).toBe(200);
  for (const [path, json, method] of [
    [`/clients/${id}/merge`, { mergeId: id }, "POST"],
    [`/clients/${id}/export`, undefined, "GET"],
    [`/clients/${id}`, undefined, "DELETE"],
  ] as const) {
    expect((await ask(path, json, method)).status).toBe(403);
  }
  await ownerActsAs("owner");
});

test("another organisation's client is not there, whatever is asked of it", async () => {
  const id = await clientOf("Cem", february(5, "09:00"));
  const other = await app.signUp({ name: "Eve", organisation: "Elsewhere", timeZone: "UTC" });
  const ask = as(other.cookie);
  for (const [path, json, method] of [
    [`/clients/${id}`, undefined, "GET"],
    [`/clients/${id}/notes`, { text: "Hm" }, "POST"],
    [`/clients/${id}/export`, undefined, "GET"],
    [`/clients/${id}`, undefined, "DELETE"],
  ] as const) {
    expect((await ask(path, json, method)).status).toBe(404);
  }
});

test("a client is found by name, address or phone number", async () => {
  const answer = await as(owner.cookie)("/clients?search=bea%40");
  const { items } = z.object({ items: z.array(clientSchema) }).parse(await answer.json());
  expect(items.map(({ name }) => name)).toEqual(["Bea"]);
});
