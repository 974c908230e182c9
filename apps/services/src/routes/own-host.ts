import { ProblemError, type SignedInMember } from "@convene/server-kit";
import { hostScope } from "./host-scope.ts";

/**
 * Who is to give what a member books, plans or hands over: owners and managers name anybody or nobody in
 * particular, staff themselves.
 *
 * @param asked Left out: anyone.
 * @throws ProblemError NOT_ALLOWED (403) for staff who name somebody else
 */
export function ownHost(member: SignedInMember, asked: string | undefined): string | undefined {
  const { hostId } = hostScope(member);
  if (hostId === undefined || hostId === asked) return asked;
  if (asked === undefined) return hostId;
  throw new ProblemError(403, "NOT_ALLOWED", "Only managers decide for others");
}
