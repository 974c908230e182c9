import { AppointmentStatus } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "../use-cases/book-appointment.ts";
import { appointmentStatus } from "./appointment-status.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const STATUSES = Object.values(AppointmentStatus);
/** What the row must say of itself besides. */
const columnsIn = (status: AppointmentStatus) => ({
  status,
  cancelledAt: status === "cancelled" ? NOW : null,
});

test("the database lets through exactly the steps of the machine", async () => {
  const booked = await salon.work((work) =>
    bookAppointment(work, bookingOf(salon, february(3, "10:00")), salon.ports),
  );
  const { tenantId, serviceId, clientId, hostResourceId, scheduledStart, scheduledEnd } = booked;
  const row = { tenantId, serviceId, clientId, hostResourceId, scheduledStart, scheduledEnd };
  // Written past the use cases: only the database can refuse.
  const isAllowed = async (from: AppointmentStatus, to: AppointmentStatus) => {
    const id = uuidv7();
    await salon.work(({ tx }) =>
      tx.appointment.create({
        data: { ...row, id, title: "", timezone: "UTC", ...columnsIn(from) },
        select: { id: true },
      }),
    );
    return await salon
      .work(({ tx }) => tx.appointment.updateMany({ where: { id }, data: columnsIn(to) }))
      .then(
        () => true,
        () => false,
      );
  };
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const expected = from === to || appointmentStatus.nextStatuses(from).includes(to);
      expect([from, to, await isAllowed(from, to)]).toEqual([from, to, expected]);
    }
  }
});
