import { createHash, randomBytes } from "node:crypto";
import type { Result } from "@convene/scheduling-core";
import type { CalendarFailure } from "./calendar-failure.ts";
import type { CalendarCredentials } from "./credentials.ts";

export interface AuthorisationRequest {
  /** Unguessable, kept in the person's session, compared on the way back. */
  readonly state: string;
  readonly codeChallenge: string;
  /** The address that the provider should offer to sign in with. */
  readonly loginHint?: string;
}

/** Connects accounts of one provider: consent, tokens, and an end to both. */
export interface CalendarConnector<Credentials extends CalendarCredentials = CalendarCredentials> {
  /** Where to send the person. */
  authorisationUrl(request: AuthorisationRequest): Promise<string>;
  /** `reconnect` where the code is stale or the consent leaves out what is needed. */
  exchangeCode(answer: {
    readonly code: string;
    readonly codeVerifier: string;
  }): Promise<Result<Credentials, CalendarFailure>>;
  /**
   * Ends the consent at the provider. `forgotten` where a provider has no such call: the tokens are
   * then dropped by us, and the person removes the application in their account.
   */
  revoke(credentials: Credentials): Promise<Result<"revoked" | "forgotten", CalendarFailure>>;
}

/** Proof that who brings the code is who asked for it. */
export interface PkcePair {
  /** Kept in the person's session until the code comes. */
  readonly codeVerifier: string;
  readonly codeChallenge: string;
}

/** @see RFC 7636 §4 */
export function createPkcePair(): PkcePair {
  const codeVerifier = randomBytes(32).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  return { codeVerifier, codeChallenge };
}
