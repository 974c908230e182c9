import type { AtsRole } from "@convene/prisma";

/** The roles that plan interviews. An interviewer only sees those that they take part in. */
export const SCHEDULING_ROLES = [
  "admin",
  "recruiter",
  "hiring_manager",
] as const satisfies readonly AtsRole[];

/** The roles that see every job. A hiring manager sees those on whose team they are. */
export const RECRUITING_ROLES = ["admin", "recruiter"] as const satisfies readonly AtsRole[];

/** Who looks: a member of the organisation. */
export interface Viewer {
  /** Of the member. */
  readonly id: string;
  readonly atsRole: AtsRole | null;
  readonly resourceId: string | null;
}

/** Whether somebody plans interviews. */
export function maySchedule({ atsRole }: Pick<Viewer, "atsRole">): boolean {
  return SCHEDULING_ROLES.some((role) => role === atsRole);
}

/** Whether somebody works on all jobs. */
export function mayRecruit({ atsRole }: Pick<Viewer, "atsRole">): boolean {
  return RECRUITING_ROLES.some((role) => role === atsRole);
}
