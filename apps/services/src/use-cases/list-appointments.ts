import {
  type Appointment,
  LONGEST_RESERVATION_DAYS,
  storedHours,
  type Transaction,
} from "@convene/prisma";
import type { Interval, WeeklyHours } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import { requireRange } from "../slots/require-range.ts";
import type { Work } from "./work.ts";

/** Somebody whose week the calendar shows. */
interface CalendarPerson {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** In their zone, of their default schedule. */
  readonly weeklyHours: WeeklyHours;
}

interface CalendarAppointment {
  readonly appointment: Appointment;
  readonly clientName: string;
  readonly hostName: string;
  readonly colour: string;
}

/** Time that is taken, but not by an appointment. */
interface TakenTime {
  readonly id: string;
  readonly hostId: string;
  /** `elsewhere`: reserved by the other app, of which no more is told. */
  readonly kind: "elsewhere" | "hold" | "external" | "timeOff";
  readonly start: Date;
  readonly end: Date;
}

export interface StaffCalendar {
  /** By name. */
  readonly people: readonly CalendarPerson[];
  /** By start; cancelled ones too. */
  readonly appointments: readonly CalendarAppointment[];
  readonly taken: readonly TakenTime[];
}

/**
 * The staff's calendar within a range of at most 62 days: appointments, and whatever else takes the
 * same people's time.
 *
 * @throws InvalidInputError for a range that is reversed or too long
 */
export async function listAppointments({ tx, now }: Work, range: Interval): Promise<StaffCalendar> {
  requireRange(range);
  const people = await readPeople(tx);
  const appointments = await tx.appointment.findMany({
    where: {
      // The lower bound keeps it an index range: no appointment is longer than a reservation.
      scheduledStart: { lt: range.end, gt: subDays(range.start, LONGEST_RESERVATION_DAYS) },
      scheduledEnd: { gt: range.start },
    },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    include: {
      client: { select: { name: true } },
      host: { select: { name: true } },
      service: { select: { colour: true } },
    },
  });
  return {
    people,
    appointments: appointments.map(({ client, host, service, ...appointment }) => ({
      appointment,
      clientName: client.name,
      hostName: host.name,
      colour: service.colour,
    })),
    taken: await readTaken(
      tx,
      people.map((person) => person.id),
      range,
      now,
    ),
  };
}

/** Whoever gives a service. */
async function readPeople(tx: Transaction): Promise<CalendarPerson[]> {
  const people = await tx.resource.findMany({
    where: { kind: "person", active: true, services: { some: { service: { active: true } } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      timeZone: true,
      schedules: { where: { isDefault: true }, select: { weeklyHours: true, overrides: true } },
    },
  });
  return people.map(({ schedules: [schedule], ...person }) => ({
    ...person,
    weeklyHours: schedule ? storedHours(schedule).weeklyHours : {},
  }));
}

async function readTaken(
  tx: Transaction,
  hostIds: readonly string[],
  { start, end }: Interval,
  now: Date,
): Promise<TakenTime[]> {
  const resourceId = { in: [...hostIds] };
  const reservations = await tx.reservation.findMany({
    where: {
      resourceId,
      appointmentId: null,
      startsAt: { lt: end, gte: subDays(start, LONGEST_RESERVATION_DAYS) },
      endsAt: { gt: start },
      // By this clock, not the database's: a hold shown a second too long harms nobody.
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true, resourceId: true, holdId: true, startsAt: true, endsAt: true },
  });
  const spans = { startsAt: { lt: end }, endsAt: { gt: start }, resourceId };
  const columns = { id: true, resourceId: true, startsAt: true, endsAt: true };
  const external = await tx.externalBusy.findMany({ where: spans, select: columns });
  const timeOff = await tx.timeOff.findMany({ where: spans, select: columns });

  const taken = (
    kind: TakenTime["kind"],
    row: { id: string; resourceId: string; startsAt: Date; endsAt: Date },
  ): TakenTime => ({
    id: row.id,
    hostId: row.resourceId,
    kind,
    start: row.startsAt,
    end: row.endsAt,
  });
  return [
    ...reservations.map((row) => taken(row.holdId ? "hold" : "elsewhere", row)),
    ...external.map((row) => taken("external", row)),
    ...timeOff.map((row) => taken("timeOff", row)),
  ];
}
