import type { SignedInMember } from "../auth/signed-in-member.ts";
import type { Logger } from "../logging/create-logger.ts";

/** What routes find in their context. `member` is there behind `requireMember` only. */
export interface KitEnv {
  Variables: {
    requestId: string;
    logger: Logger;
    member: SignedInMember;
    /** The code of the problem that it was answered with. */
    refusal?: string;
    /** What marks the styles of this answer as ours; the middleware of the headers names it so. */
    secureHeadersNonce?: string;
  };
}
