import { connect, reserve, takePlace } from "@convene/prisma";
import { addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { removeExpiredHolds } from "./remove-expired-holds.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

let app: TestKit;
let ada: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
});
afterAll(() => app.close());

/** A session with two held places, of which `expired` ran out. */
async function writeSession(start: Date, planned: boolean, expired: 1 | 2): Promise<string> {
  const { tenantId, member } = ada;
  const hostResourceId = member.resourceId ?? "";
  const [serviceId, id, holdId] = [uuidv7(), uuidv7(), uuidv7()];
  await app.kit.db.unit(tenantId, async (tx) => {
    const name = `Yoga ${serviceId}`;
    await tx.service.create({ data: { tenantId, id: serviceId, name, durationMinutes: 60 } });
    const span = { start, end: addHours(start, 1) };
    await tx.groupSession.create({
      data: {
        tenantId,
        id,
        serviceId,
        hostResourceId,
        scheduledStart: span.start,
        scheduledEnd: span.end,
        timezone: "UTC",
        capacity: 3,
        planned,
        createdAt: NOW,
      },
    });
    await reserve(tx, { resourceIds: [hostResourceId], span, purpose: { sessionId: id } });
    await takePlace(tx, id, { holdId, holdMinutes: 10 });
    await takePlace(tx, id, { holdId: uuidv7(), holdMinutes: 10 });
    await tx.sessionPlace.updateMany({
      where: { sessionId: id, ...(expired === 1 && { holdId }) },
      data: { expiresAt: NOW },
    });
  });
  return id;
}

test("held places that ran out go, and with the last of them a session that nobody planned", async () => {
  const deserted = await writeSession(addHours(NOW, 24), false, 2);
  const wanted = await writeSession(addHours(NOW, 26), false, 1);
  const planned = await writeSession(addHours(NOW, 28), true, 2);
  const sweep = connect({ url: app.kit.env.SWEEP_DATABASE_URL, poolSize: 1 });
  try {
    // The database's clock is long past NOW.
    expect(await removeExpiredHolds(app.kit.db, sweep.client, NOW)).toBe(5);
    expect(await removeExpiredHolds(app.kit.db, sweep.client, NOW)).toBe(0);
  } finally {
    await sweep.close();
  }
  const sessions = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.groupSession.findMany({
      include: { _count: { select: { places: true, reservations: true } } },
    }),
  );
  const states = sessions.map((one) => [one.id, { endedAt: one.cancelledAt, ...one._count }]);
  expect(Object.fromEntries(states)).toEqual({
    [deserted]: { endedAt: NOW, places: 0, reservations: 0 },
    [wanted]: { endedAt: null, places: 1, reservations: 1 },
    [planned]: { endedAt: null, places: 0, reservations: 1 },
  });
});
