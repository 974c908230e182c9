import type { Announcement, AtsRole, ServicesRole } from "@convene/prisma";
import type { Product } from "../product.ts";

type Subject = Announcement["subject"];

const IN_ATS = ["admin", "recruiter", "hiring_manager", "interviewer"] as const;
const WHO_SCHEDULE = ["admin", "recruiter", "hiring_manager"] as const;
const IN_SERVICES = ["owner", "manager", "staff"] as const;
const NOBODY = [] as const;

/**
 * Whose pages are told that something of a kind changed: the roles that may see any of it, as
 * docs/roles.md and docs/roles-services.md say. Appointments and interviews take each other's time, so
 * each app's calendars hear of both.
 */
const WHO_HEARS: {
  readonly ats: Readonly<Record<Subject, readonly AtsRole[]>>;
  readonly services: Readonly<Record<Subject, readonly ServicesRole[]>>;
} = {
  ats: {
    application: IN_ATS,
    appointment: IN_ATS,
    calendar: IN_ATS,
    client: NOBODY,
    conflict: IN_ATS,
    feedback: IN_ATS,
    import: ["admin", "recruiter"],
    interview: IN_ATS,
    member: IN_ATS,
    notification: IN_ATS,
    offer: WHO_SCHEDULE,
    payment: NOBODY,
    request: WHO_SCHEDULE,
    reservation: IN_ATS,
    series: NOBODY,
    session: NOBODY,
    setup: IN_ATS,
    waiting: NOBODY,
  },
  services: {
    application: NOBODY,
    appointment: IN_SERVICES,
    calendar: IN_SERVICES,
    client: IN_SERVICES,
    conflict: IN_SERVICES,
    feedback: NOBODY,
    import: ["owner", "manager"],
    interview: IN_SERVICES,
    member: IN_SERVICES,
    notification: IN_SERVICES,
    offer: NOBODY,
    payment: IN_SERVICES,
    request: NOBODY,
    reservation: IN_SERVICES,
    series: IN_SERVICES,
    session: IN_SERVICES,
    setup: IN_SERVICES,
    waiting: IN_SERVICES,
  },
};

/** @param role Of a member in that product; null hears of nothing. */
export function hears(product: Product, role: string | null, subject: Subject): boolean {
  const roles: readonly string[] = WHO_HEARS[product][subject];
  return role !== null && roles.includes(role);
}
