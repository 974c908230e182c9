import {
  type Appointment,
  LONGEST_RESERVATION_DAYS,
  readTaken,
  storedHours,
  type TakenTime,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { type Interval, openTimes, requireRange } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import { LONGEST_RANGE_DAYS } from "../domain/longest-range.ts";
import { readsSession, type SessionEntry, toSessionEntry } from "./view-session.ts";

/** Somebody whose week the calendar shows. */
interface CalendarPerson {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Within the range: the working hours of their default schedule, as the slot engine reads them. */
  readonly open: readonly Interval[];
}

interface CalendarAppointment {
  readonly appointment: Appointment;
  readonly clientName: string;
  /** IANA. */
  readonly clientTimeZone: string;
  readonly hostName: string;
  readonly colour: string;
}

export interface StaffCalendar {
  /** By name. */
  readonly people: readonly CalendarPerson[];
  /** By start; cancelled ones too. Places in sessions are with those. */
  readonly appointments: readonly CalendarAppointment[];
  /** By start; cancelled ones not. */
  readonly sessions: readonly SessionEntry[];
  readonly taken: readonly TakenTime[];
}

/**
 * The staff's calendar within a range of at most 62 days: appointments and sessions, and whatever else
 * takes the same people's time.
 *
 * @param scope.hostId Only what is theirs; left out: everybody's.
 * @throws InvalidInputError for a range that is reversed or too long
 */
export async function listAppointments(
  work: Work,
  range: Interval,
  { hostId }: { readonly hostId?: string | undefined } = {},
): Promise<StaffCalendar> {
  const { tx, now } = work;
  requireRange(range, LONGEST_RANGE_DAYS);
  const people = await readPeople(tx, range, hostId);
  const where = {
    // The lower bound keeps it an index range: no appointment is longer than a reservation.
    scheduledStart: { lt: range.end, gt: subDays(range.start, LONGEST_RESERVATION_DAYS) },
    scheduledEnd: { gt: range.start },
    ...(hostId !== undefined && { hostResourceId: hostId }),
  };
  const appointments = await tx.appointment.findMany({
    where: { ...where, sessionId: null },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    include: {
      client: { select: { name: true, timeZone: true } },
      host: { select: { name: true } },
      service: { select: { colour: true } },
    },
  });
  const sessions = await tx.groupSession.findMany({
    where: { ...where, cancelledAt: null },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    include: readsSession,
  });
  return {
    people,
    appointments: appointments.map(({ client, host, service, ...appointment }) => ({
      appointment,
      clientName: client.name,
      clientTimeZone: client.timeZone,
      hostName: host.name,
      colour: service.colour,
    })),
    sessions: sessions.map((session) => toSessionEntry(session, now)),
    taken: await readTaken(
      work,
      people.map((person) => person.id),
      range,
      "appointment",
    ),
  };
}

/** Whoever gives a service; of them, the one that is asked for. */
async function readPeople(
  tx: Transaction,
  range: Interval,
  hostId: string | undefined,
): Promise<CalendarPerson[]> {
  const people = await tx.resource.findMany({
    where: {
      kind: "person",
      active: true,
      services: { some: { service: { active: true } } },
      ...(hostId !== undefined && { id: hostId }),
    },
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
    open: schedule ? openTimes({ timeZone: person.timeZone, ...storedHours(schedule) }, range) : [],
  }));
}
