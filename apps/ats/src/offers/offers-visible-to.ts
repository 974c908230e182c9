import type { Prisma } from "@convene/prisma";
import { mayRecruit, maySchedule, type Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo } from "../use-cases/visible-to.ts";

/** The offers that somebody makes, changes and sends: those for the applications that they may see. */
export function offersOf(viewer: Viewer): Prisma.OfferWhereInput {
  return mayRecruit(viewer) ? {} : { application: { is: applicationsVisibleTo(viewer) } };
}

/** The offers that somebody may see: those that they make, and those that they are to approve. */
export function offersVisibleTo(viewer: Viewer): Prisma.OfferWhereInput {
  if (mayRecruit(viewer)) return {};
  if (!maySchedule(viewer)) return { id: { in: [] } };
  return { OR: [offersOf(viewer), { approvals: { some: { memberId: viewer.id } } }] };
}
