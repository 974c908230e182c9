import { NotFoundError, SlotTakenError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  ana,
  bookingOf,
  february,
  openSalon,
  type Salon,
  writeResource,
} from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { explainSlot } from "./explain-slot.ts";
import { findAlternatives } from "./find-alternatives.ts";
import { findSlots } from "./find-slots.ts";
import { holdSlot } from "./hold-slot.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";

let salon: Salon;
let olga: string;
let red: string;
let blue: string;
let laser: string;
beforeAll(async () => {
  salon = await openSalon();
  await salon.work(async (work) => {
    const { tx, tenantId } = work;
    olga = uuidv7();
    const timeZone = "America/Toronto";
    await tx.resource.create({
      data: { tenantId, id: olga, kind: "person", name: "Olga", timeZone },
    });
    const { weeklyHours } = await tx.schedule.findFirstOrThrow({
      where: { resourceId: salon.mia },
    });
    await tx.schedule.create({
      data: {
        tenantId,
        resourceId: olga,
        name: "Default",
        isDefault: true,
        weeklyHours: weeklyHours ?? {},
      },
    });
    await tx.serviceHost.create({ data: { tenantId, serviceId: salon.haircut, resourceId: olga } });
    red = await writeResource(work, "Red room");
    blue = await writeResource(work, "Blue room");
    laser = await writeResource(work, "Laser", { kind: "device", units: 2 });
  });
});
afterAll(() => salon[Symbol.asyncDispose]());

const need = (...positions: string[][]) =>
  salon.work(async ({ tx, tenantId }) => {
    const serviceId = salon.haircut;
    await tx.serviceNeed.deleteMany({ where: { serviceId } });
    await tx.serviceNeed.createMany({
      data: positions.flatMap((ids, position) =>
        ids.map((resourceId) => ({ tenantId, serviceId, position, resourceId })),
      ),
    });
  });
beforeEach(() => need([red, blue]));

const book = (start: Date, rest: object = {}) =>
  salon.work((work) => bookAppointment(work, bookingOf(salon, start, rest), salon.ports));
const reserved = (appointmentId: string) =>
  salon.work(async ({ tx }) => {
    const rows = await tx.reservation.findMany({ where: { appointmentId } });
    return rows.map(({ resourceId, seat }) => `${resourceId} ${seat}`).sort();
  });
const startsOn = async (day: number) => {
  const range = { start: february(day, "00:00"), end: february(day, "23:59") };
  const of = { serviceId: salon.haircut };
  const { slots } = await salon.work((work) => findSlots(work, { of, range, audience: "client" }));
  return slots.map((slot) => slot.start);
};

test("host and room are reserved together, and the room's time is gone with the last of them", async () => {
  const first = await book(february(3, "10:00"), { hostId: salon.mia });
  expect(await reserved(first.id)).toHaveLength(2);
  const second = await book(february(3, "10:00"), { hostId: salon.noah });
  const rooms = [...(await reserved(first.id)), ...(await reserved(second.id))];
  expect(new Set(rooms).size).toBe(4);
  expect(await startsOn(3)).not.toContainEqual(february(3, "10:00"));
  expect(await startsOn(3)).toContainEqual(february(3, "11:15"));
  await expect(book(february(3, "10:00"), { hostId: olga })).rejects.toThrow(SlotTakenError);
  const alternatives = await salon.work((work) =>
    findAlternatives(work, {
      of: { serviceId: salon.haircut, hostId: olga },
      start: february(3, "10:00"),
      audience: "client",
    }),
  );
  expect(alternatives.map(({ start }) => start)).toContainEqual(february(3, "11:15"));
});

test("of three at once with different people and two rooms, two get their time", async () => {
  const attempts = await Promise.allSettled(
    [salon.mia, salon.noah, olga].map((hostId) => book(february(4, "10:00"), { hostId })),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
  ]);
  const refused = attempts.find((attempt) => attempt.status === "rejected");
  expect(refused?.reason).toBeInstanceOf(SlotTakenError);
});

test("staff read which position is missing, and why", async () => {
  await need([red], [laser], [laser]);
  await book(february(5, "10:00"), { hostId: salon.mia });
  const explained = await salon.work((work) =>
    explainSlot(work, {
      of: { serviceId: salon.haircut, hostId: salon.noah },
      start: february(5, "10:00"),
      audience: "staff",
    }),
  );
  expect(explained).toMatchObject({
    offered: false,
    reasons: [],
    hosts: [{ name: "Noah", reasons: [] }],
    needs: [
      {
        position: 0,
        missing: true,
        resources: [{ name: "Red room", reasons: [{ reason: "busy" }] }],
      },
      { position: 1, missing: true, resources: [{ name: "Laser" }] },
      { position: 2, missing: true },
    ],
  });
});

test("of a device with two units, both can be taken at once, and by one appointment", async () => {
  await need([laser]);
  await book(february(6, "10:00"), { hostId: salon.mia });
  await book(february(6, "10:00"), { hostId: salon.noah });
  await expect(book(february(6, "10:00"), { hostId: olga })).rejects.toThrow(SlotTakenError);
  await need([laser], [laser]);
  const both = await book(february(6, "13:00"), { hostId: salon.mia });
  expect((await reserved(both.id)).filter((row) => row.startsWith(laser))).toEqual([
    `${laser} 0`,
    `${laser} 1`,
  ]);
  await expect(book(february(6, "13:00"), { hostId: olga })).rejects.toThrow(SlotTakenError);
});

test("a hold keeps the room too and becomes the booking; a move finds a room anew", async () => {
  const hold = await salon.work((work) =>
    holdSlot(work, { serviceId: salon.haircut, hostId: salon.mia, start: february(9, "10:00") }),
  );
  const reservedFor = (purpose: { holdId: string } | { appointmentId: string }) =>
    salon.work(({ tx }) =>
      tx.reservation.findMany({
        where: purpose,
        orderBy: { resourceId: "asc" },
        select: { resourceId: true, seat: true, startsAt: true, endsAt: true },
      }),
    );
  const held = await reservedFor({ holdId: hold.holdId });
  expect(held).toHaveLength(2);
  const booked = await book(february(9, "10:00"), { hostId: salon.mia, holdId: hold.holdId });
  expect(await reservedFor({ appointmentId: booked.id })).toEqual(held);
  expect(await reservedFor({ holdId: hold.holdId })).toEqual([]);

  await need([blue]);
  await book(february(9, "13:00"), { hostId: salon.noah });
  await need([red, blue]);
  await salon.work((work) =>
    rescheduleAppointment(work, { appointmentId: booked.id, start: february(9, "13:00"), by: ana }),
  );
  expect(await reserved(booked.id)).toContain(`${red} 0`);
});

test("a room that is not in use any more fills no position", async () => {
  await need([red]);
  await salon.work(({ tx }) =>
    tx.resource.updateMany({ where: { id: red }, data: { active: false } }),
  );
  expect(await startsOn(11)).toEqual([]);
  await expect(book(february(11, "10:00"))).rejects.toMatchObject({ code: "SLOT_NOT_OFFERED" });
  await expect(book(february(11, "10:00"), { hostId: red })).rejects.toThrow(NotFoundError);
  await salon.work(({ tx }) =>
    tx.resource.updateMany({ where: { id: red }, data: { active: true } }),
  );
});
