import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { LinkRefusal, LinkTarget } from "./signed-links.ts";

/**
 * Verifies the token that somebody without an account brings along.
 *
 * @throws ProblemError LINK_EXPIRED (410), or NOT_FOUND (404) for one that never was a link
 */
export async function openLink(
  { links }: Pick<Kit, "links">,
  token: string,
  purpose: string,
): Promise<LinkTarget> {
  const link = await links.verify(token, purpose);
  if (link.ok) return link.value;
  throw linkProblem(link.error);
}

/** Why a link opens nothing, as whoever followed it is told. */
export function linkProblem({ reason }: LinkRefusal): ProblemError {
  return reason === "expired"
    ? new ProblemError(410, "LINK_EXPIRED", "This link has expired")
    : new ProblemError(404, "NOT_FOUND", "This link leads nowhere");
}
