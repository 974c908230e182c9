import { isAPIError } from "better-auth/api";
import { ProblemError } from "../problem/problem-error.ts";

// The library's codes that pages can say something about; everything else is no fault of theirs.
const PROBLEMS: Readonly<Record<string, readonly [400 | 403 | 404 | 409, string, string]>> = {
  ORGANIZATION_ALREADY_EXISTS: [409, "SLUG_TAKEN", "Another organisation has that address"],
  ORGANIZATION_SLUG_ALREADY_TAKEN: [409, "SLUG_TAKEN", "Another organisation has that address"],
  ORGANIZATION_NOT_FOUND: [404, "NOT_FOUND", "There is no such organisation"],
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: [404, "NOT_FOUND", "There is no such organisation"],
  INVITATION_NOT_FOUND: [404, "NOT_FOUND", "There is no such invitation, or it has ended"],
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: [
    409,
    "ALREADY_A_MEMBER",
    "That person is a member already",
  ],
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: [
    403,
    "NOT_THE_INVITED",
    "The invitation is for another address than the one you signed in with",
  ],
  YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION: [
    403,
    "NOT_ALLOWED",
    "Your role does not allow this",
  ],
  INVALID_EMAIL: [400, "INVALID_INPUT", "That is no mail address"],
};

/** Runs a call of the sign-in library; a refusal of its own becomes one of ours. */
export async function refuseWithProblem<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const code = isAPIError(cause) ? cause.body?.code : undefined;
    const known = code === undefined ? undefined : PROBLEMS[code];
    if (!known) throw cause;
    const [status, ours, detail] = known;
    throw new ProblemError(status, ours, detail, {}, { cause });
  }
}
