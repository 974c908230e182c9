import type { SignedInMember } from "@convene/web-kit";

/** Whether somebody works on all jobs, and sets up how interviews are held. */
export function mayRecruit({ atsRole }: Pick<SignedInMember, "atsRole">): boolean {
  return atsRole === "admin" || atsRole === "recruiter";
}
