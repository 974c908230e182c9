import type { PayPeriod, Transaction } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { unknownPlaceholders } from "../domain/offer-letter.ts";
import { UnknownPlaceholdersError } from "../domain/offer-refusals.ts";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";

/** All that is decided about an offer before it is sent. */
export interface OfferTerms {
  /** Of the position. */
  readonly title: string;
  /** Minor units of `currency`, for a `payPeriod`. */
  readonly salary: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly payPeriod: PayPeriod;
  /** A local date, `YYYY-MM-DD`. */
  readonly startDate: string;
  /** For how long the candidate can answer, from when it is sent. Days. */
  readonly validDays: number;
  /** The letter: Markdown with placeholders. */
  readonly body: string;
  /** Members, in the order in which they are asked; empty: nobody has to approve. */
  readonly approverIds: readonly string[];
}

/** The columns of an offer that its terms are. */
export function termColumns({ approverIds: _, startDate, ...terms }: OfferTerms) {
  return { ...terms, startDate: new Date(`${startDate}T00:00:00Z`) };
}

/** @throws UnknownPlaceholdersError */
export function requireKnownPlaceholders(letter: string): void {
  const unknown = unknownPlaceholders(letter);
  if (unknown.length > 0) throw new UnknownPlaceholdersError(unknown);
}

/**
 * Whoever approves sees what is to be paid, so it is somebody who may see offers. One who was named
 * before may stay.
 *
 * @throws InvalidInputError naming `approverIds`
 */
export async function requireApprovers(
  tx: Transaction,
  ids: readonly string[],
  before: readonly string[] = [],
): Promise<void> {
  if (new Set(ids).size < ids.length) {
    throw new InvalidInputError("approverIds", "must not name anybody twice");
  }
  const added = ids.filter((id) => !before.includes(id));
  const known = await tx.member.count({
    where: { id: { in: added }, atsRole: { in: [...SCHEDULING_ROLES] } },
  });
  if (known < added.length) {
    throw new InvalidInputError("approverIds", "must be members who may see offers");
  }
}
