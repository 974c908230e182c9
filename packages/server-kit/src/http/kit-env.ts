import type { SignedInMember } from "../auth/signed-in-member.ts";
import type { Logger } from "../logging/create-logger.ts";

/** What routes find in their context. `member` is there behind `requireMember` only. */
export interface KitEnv {
  Variables: { requestId: string; logger: Logger; member: SignedInMember };
}
