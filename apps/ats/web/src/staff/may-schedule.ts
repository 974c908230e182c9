import type { SignedInMember } from "@convene/web-kit";

/** Whether somebody plans interviews; an interviewer only sees own ones. */
export function maySchedule({ atsRole }: Pick<SignedInMember, "atsRole">): boolean {
  return atsRole !== null && atsRole !== "interviewer";
}
