import { type Kit, openLink, VIEW_INTERVIEW } from "@convene/server-kit";

/** What a candidate's signed link opens. */
export interface LinkedInterview {
  readonly tenantId: string;
  readonly interviewId: string;
}

/**
 * Verifies the token of a candidate's link.
 *
 * @throws ProblemError as `openLink`
 */
export async function openInterviewLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<LinkedInterview> {
  const { tenantId, subjectId: interviewId } = await openLink(kit, token, VIEW_INTERVIEW);
  return { tenantId, interviewId };
}

/** Where the calendar file of a linked interview can be had. */
export function inviteUrl({ env }: Pick<Kit, "env">, token: string): string {
  return `${env.ATS_URL}/api/interview-links/${token}/invite.ics`;
}
