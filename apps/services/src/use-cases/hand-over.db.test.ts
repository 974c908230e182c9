import { addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ana, bookingOf, february, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { editAppointment } from "./edit-appointment.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const told: string[] = [];
const ports = {
  effects: {
    async rescheduled() {
      told.push("rescheduled");
    },
  },
  async announceReplacement() {
    told.push("replaced");
  },
};
const change = (appointmentId: string, rest: { start: Date; hostId?: string }) =>
  salon.work((work) => editAppointment(work, { appointmentId, ...rest, by: ana }, ports));

test("another time and another person are one step: both, or neither", async () => {
  const { mia, noah } = salon;
  const [row, inTheWay] = await salon.work(async (work) => [
    await bookAppointment(
      work,
      bookingOf(salon, february(4, "09:00"), { hostId: mia }),
      salon.ports,
    ),
    await bookAppointment(
      work,
      bookingOf(salon, february(4, "13:00"), { hostId: noah }),
      salon.ports,
    ),
  ]);
  if (!row || !inTheWay) throw new Error("Nothing was booked");
  await expect(change(row.id, { start: february(4, "13:00"), hostId: noah })).rejects.toMatchObject(
    {
      code: "SLOT_TAKEN",
    },
  );
  expect(told).toEqual([]);

  const start = february(4, "11:00");
  const moved = await change(row.id, { start, hostId: noah });
  expect(moved).toMatchObject({
    hostResourceId: noah,
    scheduledStart: start,
    scheduledEnd: addMinutes(start, 60),
  });
  expect(told).toEqual(["replaced", "rescheduled"]);
  const taken = await salon.work(({ tx }) =>
    tx.reservation.findMany({ where: { appointmentId: row.id } }),
  );
  expect(taken).toMatchObject([{ resourceId: noah, startsAt: start }]);
  const history = await salon.work(({ tx }) =>
    tx.eventChange.findMany({ where: { appointmentId: row.id }, orderBy: { at: "asc" } }),
  );
  expect(history.at(-1)).toMatchObject({
    kind: "rescheduled",
    startBefore: february(4, "09:00"),
    startAfter: start,
    details: { host: ["Mia", "Noah"] },
  });
});
