import { auditTrail, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesApi } from "../routes/services-api.ts";
import { NOW } from "../testing/open-salon.ts";
import { type SalonWorld, writeSalonWorld } from "../testing/write-salon-world.ts";

let app: TestKit;
let trail: ReturnType<typeof auditTrail>;
let olga: SignedUp;
let otto: SignedUp;
let world: SalonWorld;

beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => NOW });
  trail = auditTrail(app);
  olga = await app.signUp({ name: "Olga", organisation: "Salon" });
  otto = await app.signUp({ name: "Otto", organisation: "Elsewhere" });
  const { tenantId, member } = olga;
  world = await app.kit.db.unit(tenantId, (tx) =>
    writeSalonWorld({ tx, tenantId, now: NOW }, member.id),
  );
});
afterAll(() => app.close());

const ask = (method: string, path: string, json?: object) =>
  app.fetch(`/api${path}`, { cookie: olga.cookie, method, ...(json && { json }) });

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
  expect(await trail.namesOf(olga, things(world))).toEqual(expected);
  expect((await trail.namesOf(otto, things(world))).filter(([, name]) => name !== null)).toEqual(
    [],
  );
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
  expect((await trail.latest(olga))[0]).toMatchObject({
    operation: "PUT /clients/{id}",
    subject: { id: freeClientId },
    subjectName: "Ana Costa",
  });
  expect((await ask("DELETE", `/clients/${freeClientId}`)).ok).toBe(true);
  const [erased, changed] = await trail.latest(olga);
  expect(erased).toMatchObject({ operation: "DELETE /clients/{id}", subjectName: null });
  expect(changed).toMatchObject({ operation: "PUT /clients/{id}", subjectName: null });
  expect((await ask("POST", `/clients/${clientId}/merge`, { mergeId })).ok).toBe(true);
  expect(await trail.namesOf(olga, [["clients", mergeId]])).toEqual([["PUT /clients/{id}", null]]);

  await app.kit.db.unit(olga.tenantId, (tx) =>
    tx.client.updateMany({ where: { id: clientId }, data: { name: "—", erasedAt: NOW } }),
  );
  expect(await trail.namesOf(olga, [["appointments", appointmentId]])).toEqual([
    ["PUT /appointments/{id}", `Haircut ${world.serviceId}`],
  ]);
});
