import type { SchedulingRequest } from "@convene/prisma";
import { type Kit, openLink } from "@convene/server-kit";
import { addDays } from "date-fns";

/** Lets a candidate say when they can. */
export const ANSWER_REQUEST = "request.answer";

/** How long after the last moment for an answer the page can still be looked at. */
const KEPT_DAYS = 90;

interface LinkedRequest {
  readonly tenantId: string;
  readonly requestId: string;
}

/** Where a candidate answers who was asked for a time. */
export async function requestUrl(
  { env, links }: Pick<Kit, "env" | "links">,
  { tenantId, id, expiresAt }: Pick<SchedulingRequest, "tenantId" | "id" | "expiresAt">,
): Promise<string> {
  const token = await links.sign({
    purpose: ANSWER_REQUEST,
    tenantId,
    subjectId: id,
    expiresAt: addDays(expiresAt, KEPT_DAYS),
  });
  return `${env.ATS_URL}/request/${token}`;
}

/**
 * Verifies the token of a candidate's request.
 *
 * @throws ProblemError as `openLink`
 */
export async function openRequestLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<LinkedRequest> {
  const { tenantId, subjectId: requestId } = await openLink(kit, token, ANSWER_REQUEST);
  return { tenantId, requestId };
}
