import type { Candidate } from "@convene/prisma";
import { type Kit, openLink } from "@convene/server-kit";
import { addDays } from "date-fns";

/** Lets a candidate see all that is under way with them. */
export const OPEN_PORTAL = "candidate.portal";

/** Applications take months; every mail brings a fresh link. */
const KEPT_DAYS = 180;

interface LinkedPortal {
  readonly tenantId: string;
  readonly candidateId: string;
}

/** Where a candidate sees their applications and interviews. */
export async function portalUrl(
  { env, links }: Pick<Kit, "env" | "links">,
  { tenantId, id }: Pick<Candidate, "tenantId" | "id">,
  now: Date,
): Promise<string> {
  const token = await links.sign({
    purpose: OPEN_PORTAL,
    tenantId,
    subjectId: id,
    expiresAt: addDays(now, KEPT_DAYS),
  });
  return `${env.ATS_URL}/portal/${token}`;
}

/**
 * Verifies the token of a candidate's own page.
 *
 * @throws ProblemError as `openLink`
 */
export async function openPortalLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<LinkedPortal> {
  const { tenantId, subjectId: candidateId } = await openLink(kit, token, OPEN_PORTAL);
  return { tenantId, candidateId };
}
