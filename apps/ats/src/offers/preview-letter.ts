import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import { unknownPlaceholders } from "../domain/offer-letter.ts";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo } from "../use-cases/visible-to.ts";
import { type OfferTerms, termColumns } from "./offer-terms.ts";
import { writeLetter } from "./write-letter.ts";

export interface PreviewRequest extends Omit<OfferTerms, "approverIds"> {
  readonly applicationId: string;
  readonly viewer: Viewer;
}

export interface LetterPreview {
  /** Markdown, as it would be sent now. */
  readonly letter: string;
  /** What stands in braces and is no placeholder. */
  readonly unknown: readonly string[];
}

/**
 * A letter that is still being written, as its candidate would read it.
 *
 * @throws NotFoundError
 */
export async function previewLetter(
  { tx, tenantId, now }: Work,
  { applicationId, viewer, ...terms }: PreviewRequest,
): Promise<LetterPreview> {
  const found = await tx.application.findFirst({
    where: { AND: [{ id: applicationId }, applicationsVisibleTo(viewer)] },
    select: { candidate: { select: { name: true, locale: true, timeZone: true } } },
  });
  if (!found) throw new NotFoundError("application");
  const { name: organisation } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { name: true },
  });
  const facts = termColumns({ ...terms, approverIds: [] });
  const expiresAt = addHours(now, 24 * terms.validDays);
  return {
    letter: writeLetter(facts, { candidate: found.candidate, organisation, expiresAt }),
    unknown: unknownPlaceholders(terms.body),
  };
}
