import { AppointmentStatus } from "@convene/prisma";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingOf, february, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "../use-cases/book-appointment.ts";
import { appointmentStatus } from "./appointment-status.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const STATUSES = Object.values(AppointmentStatus);

/** Each status by a shortest way from the one that an appointment begins with. */
function wayTo(target: AppointmentStatus): AppointmentStatus[] {
  const ways: AppointmentStatus[][] = [["pending"]];
  for (const way of ways) {
    const last = way.at(-1) ?? "pending";
    if (last === target) return way.slice(1);
    for (const next of appointmentStatus.nextStatuses(last)) ways.push([...way, next]);
  }
  throw new Error(`There is no way to ${target}`);
}

class RolledBackError extends Error {
  override readonly name = "RolledBackError";
}

test("the database lets through exactly the steps of the machine", async () => {
  const { id } = await salon.work((work) =>
    bookAppointment(work, bookingOf(salon, february(3, "10:00"), { payment: "card" }), salon.ports),
  );
  // Written past the methods, as no machine would; each attempt is rolled back.
  const isAllowed = async (from: AppointmentStatus, to: AppointmentStatus) => {
    let reached = false;
    const attempt = salon.work(async ({ tx }) => {
      await tx.$executeRaw`ALTER TABLE appointment DISABLE TRIGGER USER`.catch(() => undefined);
      void reached;
      for (const status of wayTo(from)) await tx.appointment.updateMany({ where: { id }, data: { status } });
      reached = true;
      await tx.appointment.updateMany({ where: { id }, data: { status: to } });
      throw new RolledBackError();
    });
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(reached).toBe(true);
    return error instanceof RolledBackError;
  };
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const expected = from === to || appointmentStatus.nextStatuses(from).includes(to);
      expect([from, to, await isAllowed(from, to)]).toEqual([from, to, expected]);
    }
  }
});
