import {
  type Actor,
  connect,
  type Database,
  type ScheduledEvent,
  type Work,
} from "@convene/prisma";
import { testDatabase } from "@convene/prisma/testing";
import type { WeeklyHours } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import type { BookingByDetails, BookingPorts } from "../use-cases/book-appointment.ts";

/** A Monday morning in winter: Toronto is at -05:00. */
export const NOW = new Date("2026-02-02T13:00:00Z");

export const ana: Actor = { kind: "client" };

/** Two people and a service. */
export interface SalonRows {
  /** 9 to 17 on weekdays in Toronto. */
  readonly mia: string;
  /** The same hours. */
  readonly noah: string;
  /** 60 minutes, 15 after it, both give it; 2 hours' notice, 30 days' horizon, change until 12 h before. */
  readonly haircut: string;
}

/** An organisation with them, in a database of its own. */
export interface Salon extends SalonRows, AsyncDisposable {
  readonly db: Database;
  readonly tenantId: string;
  readonly ports: BookingPorts;
  /** What was announced, in order; of units that were rolled back too. */
  readonly announced: readonly ScheduledEvent[];
  /** Runs a use case in a unit of work of the salon. */
  work<T>(run: (work: Work) => Promise<T>, now?: Date): Promise<T>;
}

const weekdays: WeeklyHours = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]),
);

/** Writes the two people and the service into an organisation. */
export async function writeSalon(db: Database, tenantId: string): Promise<SalonRows> {
  const [mia, noah, haircut] = [uuidv7(), uuidv7(), uuidv7()];
  const timeZone = "America/Toronto";
  await db.unit(tenantId, async (tx) => {
    await tx.resource.createMany({
      data: [
        { tenantId, id: mia, kind: "person", name: "Mia", timeZone },
        { tenantId, id: noah, kind: "person", name: "Noah", timeZone },
      ],
    });
    const hours = { tenantId, name: "Default", isDefault: true, weeklyHours: weekdays };
    await tx.schedule.createMany({
      data: [
        { ...hours, resourceId: mia },
        { ...hours, resourceId: noah },
      ],
    });
    await tx.service.create({
      data: {
        tenantId,
        id: haircut,
        name: "Haircut",
        description: "Wash, cut and dry.",
        location: "12 Harbour Street",
        durationMinutes: 60,
        stepMinutes: 15,
        bufferAfterMinutes: 15,
        minimumNoticeMinutes: 120,
        horizonDays: 30,
        changeNoticeMinutes: 720,
        rescheduleLimit: 2,
        price: 6_500,
        currency: "CAD",
      },
    });
    const gives = { tenantId, serviceId: haircut };
    await tx.serviceHost.createMany({
      data: [
        { ...gives, resourceId: mia },
        { ...gives, resourceId: noah },
      ],
    });
  });
  return { mia, noah, haircut };
}

/** Writes a room or device into the salon. */
export async function writeResource(
  { tx, tenantId }: Work,
  name: string,
  { kind = "room", units = 1 }: { readonly kind?: "room" | "device"; readonly units?: number } = {},
): Promise<string> {
  const id = uuidv7();
  const timeZone = "America/Toronto";
  await tx.resource.create({ data: { tenantId, id, kind, name, units, timeZone } });
  return id;
}

export async function openSalon(): Promise<Salon> {
  const database = await testDatabase();
  const announced: ScheduledEvent[] = [];
  const db = connect({ url: database.urls.app, now: () => NOW });
  const tenantId = uuidv7();
  await db.unit(tenantId, (tx) =>
    tx.tenant.create({ data: { tenantId, name: "Salon", timeZone: "America/Toronto" } }),
  );
  const rows = await writeSalon(db, tenantId);
  return {
    db,
    tenantId,
    ...rows,
    announced,
    ports: {
      async announceBooking(_tx, event) {
        announced.push(event);
      },
    },
    work: (run, now = NOW) => db.unit(tenantId, (tx) => run({ tx, tenantId, now })),
    async [Symbol.asyncDispose]() {
      await db.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** A moment of a February day in Toronto. */
export function february(day: number, time: string): Date {
  return new Date(`2026-02-${String(day).padStart(2, "0")}T${time}:00-05:00`);
}

/** A booking by a client of her own. */
export function bookingOf(
  salon: Salon,
  start: Date,
  rest: Partial<BookingByDetails> = {},
): BookingByDetails {
  return {
    serviceId: salon.haircut,
    start,
    timeZone: "Europe/Berlin",
    client: { name: "Ana Costa", email: "ana@example.com", locale: "en" },
    by: ana,
    ...rest,
  };
}
