import type { WaitingEntry } from "@convene/prisma";
import { type Kit, openLink } from "@convene/server-kit";
import { addDays } from "date-fns";

/** Lets a client see their place on a waiting list, and answer what they are offered. */
const WAITING_ENTRY = "waiting.entry";

/** How long after the last time that would do the page can still be looked at. */
const KEPT_DAYS = 7;

interface LinkedEntry {
  readonly tenantId: string;
  readonly entryId: string;
}

/** The token of a client's own page. */
export async function signWaitingToken(
  { links }: Pick<Kit, "links">,
  { tenantId, id, latest }: Pick<WaitingEntry, "tenantId" | "id" | "latest">,
): Promise<string> {
  return await links.sign({
    purpose: WAITING_ENTRY,
    tenantId,
    subjectId: id,
    expiresAt: addDays(latest, KEPT_DAYS),
  });
}

/** Where a client sees their place, and answers. */
export async function waitingUrl(
  kit: Pick<Kit, "env" | "links">,
  entry: Pick<WaitingEntry, "tenantId" | "id" | "latest">,
): Promise<string> {
  return `${kit.env.SERVICES_URL}/waiting/${await signWaitingToken(kit, entry)}`;
}

/**
 * Verifies the token of a waiting client's link.
 *
 * @throws ProblemError as `openLink`
 */
export async function openWaitingLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<LinkedEntry> {
  const { tenantId, subjectId: entryId } = await openLink(kit, token, WAITING_ENTRY);
  return { tenantId, entryId };
}
