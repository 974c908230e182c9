import { readAnswer, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesApi } from "../routes/services-api.ts";
import { NOW } from "../testing/open-salon.ts";
import { type SalonWorld, writeSalonWorld } from "../testing/write-salon-world.ts";

let app: TestKit;
let olga: SignedUp;
let otto: SignedUp;
let world: SalonWorld;

beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => NOW });
  olga = await app.signUp({ name: "Olga", organisation: "Salon" });
  otto = await app.signUp({ name: "Otto", organisation: "Elsewhere" });
  const { tenantId, member } = olga;
  world = await app.kit.db.unit(tenantId, (tx) =>
    writeSalonWorld({ tx, tenantId, now: NOW }, member.id),
  );
});
afterAll(() => app.close());

const pageSchema = z.object({
  items: z.array(
    z.looseObject({
      operation: z.string(),
      subject: z.record(z.string(), z.string()),
      subjectName: z.string().nullable(),
    }),
  ),
});
const latest = async ({ cookie }: SignedUp) =>
  (await readAnswer(pageSchema, app.fetch("/api/audit", { cookie }))).items;
const ask = (method: string, path: string, json?: object) =>
  app.fetch(`/api${path}`, { cookie: olga.cookie, method, ...(json && { json }) });

/** Writes down a change of each thing, and reads what each is called. */
async function namesOf(who: SignedUp, things: readonly (readonly [string, string])[]) {
  const { tenantId, member } = who;
  const deed = { tenantId, memberId: member.id, at: NOW, product: "services" } as const;
  await app.kit.db.unit(tenantId, (tx) =>
    tx.auditEntry.createMany({
      data: things.map(([area, id]) => ({
        ...deed,
        id: uuidv7(),
        operation: `PUT /${area}/{id}`,
        subject: { id },
        requestId: "a",
      })),
    }),
  );
  const named = (await latest(who)).slice(0, things.length).reverse();
  return named.map(({ operation, subjectName }) => [operation, subjectName]);
}

const things = (ids: SalonWorld) =>
  [
    ["appointments", ids.appointmentId],
    ["sessions", ids.sessionId],
    ["series/clashes", ids.clashId],
    ["waiting", ids.waitingId],
    ["payments", ids.paymentId],
    ["refunds", ids.refundId],
    ["conflicts", ids.conflictId],
    ["clients", ids.clientId],
    ["services", ids.serviceId],
    ["resources", ids.roomId],
    ["schedules", ids.scheduleId],
    ["time-off", ids.timeOffId],
  ] as const;

test("each thing is called by what people know it by; another salon's by nothing", async () => {
  const haircut = `Haircut ${world.serviceId}`;
  const names = [
    `Ana · ${haircut}`,
    `Class ${world.serviceId}`,
    `Ana · ${haircut}`,
    `Ana · ${haircut}`,
    `Ana · ${haircut}`,
    `Ana · ${haircut}`,
    `Ana · ${haircut}`,
    "Ana",
    haircut,
    "Room",
    "Mia · Summer",
    "Mia",
  ];
  const expected = things(world).map(([area], index) => [`PUT /${area}/{id}`, names[index]]);
  expect(await namesOf(olga, things(world))).toEqual(expected);
  expect((await namesOf(otto, things(world))).filter(([, name]) => name !== null)).toEqual([]);
});

test("a client who is erased or turned out to be another has no name any more", async () => {
  const { clientId, mergeId, freeClientId, appointmentId } = world;
  const client = {
    name: "Ana Costa",
    email: "ana@example.com",
    phone: null,
    timeZone: "UTC",
    locale: "en",
  };
  expect((await ask("PUT", `/clients/${freeClientId}`, client)).ok).toBe(true);
  expect((await latest(olga))[0]).toMatchObject({
    operation: "PUT /clients/{id}",
    subject: { id: freeClientId },
    subjectName: "Ana Costa",
  });
  expect((await ask("DELETE", `/clients/${freeClientId}`)).ok).toBe(true);
  const [erased, changed] = await latest(olga);
  expect(erased).toMatchObject({ operation: "DELETE /clients/{id}", subjectName: null });
  expect(changed).toMatchObject({ operation: "PUT /clients/{id}", subjectName: null });
  expect((await ask("POST", `/clients/${clientId}/merge`, { mergeId })).ok).toBe(true);
  expect(await namesOf(olga, [["clients", mergeId]])).toEqual([["PUT /clients/{id}", null]]);

  await app.kit.db.unit(olga.tenantId, (tx) =>
    tx.client.updateMany({ where: { id: clientId }, data: { name: "—", erasedAt: NOW } }),
  );
  expect(await namesOf(olga, [["appointments", appointmentId]])).toEqual([
    ["PUT /appointments/{id}", `Haircut ${world.serviceId}`],
  ]);
});
