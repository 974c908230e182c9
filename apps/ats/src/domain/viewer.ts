import type { AtsRole } from "@convene/prisma";

/** The roles that plan interviews. An interviewer only sees those that they take part in. */
export const SCHEDULING_ROLES = [
  "admin",
  "recruiter",
  "hiring_manager",
] as const satisfies readonly AtsRole[];

/** Who looks at interviews. */
export interface Viewer {
  readonly atsRole: AtsRole | null;
  readonly resourceId: string | null;
}

/** Whether somebody plans interviews, and so sees all of them. */
export function maySchedule({ atsRole }: Pick<Viewer, "atsRole">): boolean {
  return SCHEDULING_ROLES.some((role) => role === atsRole);
}
