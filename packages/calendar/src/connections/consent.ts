import { err, type Result } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { z } from "zod";
import type { CalendarPorts } from "../calendar-ports.ts";
import { createPkcePair } from "../sync/calendar-connector.ts";
import type { CalendarFailure } from "../sync/calendar-failure.ts";
import type { ConsentProvider } from "./calendar-accounts.ts";
import { type AccountOwner, connectAccount } from "./connect-account.ts";

/** How long a person may take on the provider's pages. */
const CONSENT_MINUTES = 15;
const PURPOSE = "calendar consent";

const stateSchema = z.object({
  provider: z.enum(["google", "outlook"]),
  tenantId: z.uuid(),
  memberId: z.uuid(),
  codeVerifier: z.string(),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
});

/**
 * Where to send a member who wants to connect an account. What has to be known when they come back
 * travels with them, sealed: who they are, and the proof that goes with the code (PKCE).
 *
 * @returns null where the provider is not set up
 */
export async function startConsent(
  { accounts, secrets, now }: Pick<CalendarPorts, "accounts" | "secrets" | "now">,
  { tenantId, memberId }: AccountOwner,
  provider: ConsentProvider,
  loginHint?: string,
): Promise<string | null> {
  const connector = await accounts.connector(provider);
  if (!connector) return null;
  const { codeVerifier, codeChallenge } = createPkcePair();
  const expiresAt = addMinutes(now(), CONSENT_MINUTES).toISOString();
  const state = await secrets.seal(
    PURPOSE,
    JSON.stringify({ provider, tenantId, memberId, codeVerifier, expiresAt }),
  );
  return await connector.authorisationUrl({
    state,
    codeChallenge,
    ...(loginHint !== undefined && { loginHint }),
  });
}

/**
 * Connects the account for which the provider sent a member back with a code. The state has to be of
 * this very member: somebody else's consent must not end up in their calendar.
 *
 * @returns the connection's id; `state` where the consent was not asked for by this member, or too
 *   long ago
 */
export async function finishConsent(
  ports: CalendarPorts,
  owner: AccountOwner,
  answer: { readonly provider: ConsentProvider; readonly state: string; readonly code: string },
): Promise<Result<string, CalendarFailure | "state">> {
  const sealed = await ports.secrets.open(PURPOSE, answer.state);
  if (sealed === null) return err("state");
  const { provider, tenantId, memberId, codeVerifier, expiresAt } = stateSchema.parse(
    JSON.parse(sealed),
  );
  const sound =
    provider === answer.provider &&
    tenantId === owner.tenantId &&
    memberId === owner.memberId &&
    expiresAt > ports.now();
  if (!sound) return err("state");
  const connector = await ports.accounts.connector(provider);
  if (!connector) return err("state");
  const credentials = await connector.exchangeCode({ code: answer.code, codeVerifier });
  return credentials.ok ? await connectAccount(ports, owner, credentials.value) : credentials;
}
