import { type Kit, ProblemError, VIEW_INTERVIEW } from "@convene/server-kit";

/** What a candidate's signed link opens. */
export interface LinkedInterview {
  readonly tenantId: string;
  readonly interviewId: string;
}

/**
 * Verifies the token of a candidate's link.
 *
 * @throws ProblemError LINK_EXPIRED (410), or NOT_FOUND (404) for one that never was a link
 */
export async function openInterviewLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<LinkedInterview> {
  const link = await kit.links.verify(token, VIEW_INTERVIEW);
  if (link.ok) return { tenantId: link.value.tenantId, interviewId: link.value.subjectId };
  throw link.error.reason === "expired"
    ? new ProblemError(410, "LINK_EXPIRED", "This link has expired")
    : new ProblemError(404, "NOT_FOUND", "This link leads nowhere");
}

/** Where the calendar file of a linked interview can be had. */
export function inviteUrl({ env }: Pick<Kit, "env">, token: string): string {
  return `${env.ATS_URL}/api/interview-links/${token}/invite.ics`;
}
