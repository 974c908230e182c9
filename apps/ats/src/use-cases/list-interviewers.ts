import { type AtsRole, storedHours, type Work } from "@convene/prisma";
import type { WeeklyHours } from "@convene/scheduling-core";
import { addDays, differenceInMinutes } from "date-fns";

/** The days ahead whose load is counted. */
const LOAD_DAYS = 7;

export interface InterviewerEntry {
  /** Of their resource. */
  readonly id: string;
  readonly name: string;
  readonly role: AtsRole;
  /** IANA. */
  readonly timeZone: string;
  /** In their zone, of their default schedule. */
  readonly weeklyHours: WeeklyHours;
  readonly load: {
    /** Interviews of the coming seven days. */
    readonly interviews: number;
    /** Minutes of them that are reserved, by whichever app. */
    readonly minutes: number;
  };
}

/** Whoever can be put on a panel, by name, with what they have to do in the coming seven days. */
export async function listInterviewers({ tx, now }: Work): Promise<InterviewerEntry[]> {
  const members = await tx.member.findMany({
    where: { atsRole: { not: null }, resource: { active: true } },
    orderBy: [{ resource: { name: "asc" } }, { id: "asc" }],
    select: {
      atsRole: true,
      resource: {
        select: {
          id: true,
          name: true,
          timeZone: true,
          schedules: { where: { isDefault: true }, select: { weeklyHours: true, overrides: true } },
          reservations: {
            where: {
              startsAt: { gte: now, lt: addDays(now, LOAD_DAYS) },
              OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
            },
            select: { startsAt: true, endsAt: true, interviewId: true },
          },
        },
      },
    },
  });
  return members.flatMap(({ atsRole, resource }) => {
    if (!atsRole || !resource) return [];
    const { schedules, reservations, ...person } = resource;
    const [schedule] = schedules;
    return [
      {
        ...person,
        role: atsRole,
        weeklyHours: schedule ? storedHours(schedule).weeklyHours : {},
        load: {
          interviews: reservations.filter((reservation) => reservation.interviewId).length,
          minutes: reservations.reduce(
            (sum, { startsAt, endsAt }) => sum + differenceInMinutes(endsAt, startsAt),
            0,
          ),
        },
      },
    ];
  });
}
