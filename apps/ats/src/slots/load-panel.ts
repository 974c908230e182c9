import type { ReservationPurpose, Transaction } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { differenceInMinutes } from "date-fns";

/** For what times are looked for: a panel to be brought together, or an interview to be moved. */
export type SlotsFor =
  | {
      /** Resources of those who are all needed; one at least. */
      readonly interviewerIds: readonly string[];
      readonly durationMinutes: number;
    }
  | { readonly interviewId: string };

/** What the times must suit. */
export interface Panel {
  /** Everybody who is needed. */
  readonly interviewerIds: readonly string[];
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** The interview to be moved: it is not in its own way. */
  readonly except?: ReservationPurpose;
}

/**
 * Reads what the times must suit. An interview keeps its panel, its length and its buffers.
 *
 * @throws NotFoundError for somebody who is no interviewer, or an interview that is not there
 * @throws InvalidInputError where nobody is needed
 */
export async function loadPanel(tx: Transaction, of: SlotsFor): Promise<Panel> {
  if ("interviewerIds" in of) {
    const interviewerIds = [...new Set(of.interviewerIds)];
    if (interviewerIds.length === 0) {
      throw new InvalidInputError("interviewerIds", "must name at least one interviewer");
    }
    await requireInterviewers(tx, interviewerIds);
    const { durationMinutes } = of;
    return { interviewerIds, durationMinutes, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  }
  const { interviewId } = of;
  const interview = await tx.interview.findFirst({
    where: { id: interviewId },
    select: {
      scheduledStart: true,
      scheduledEnd: true,
      bufferBeforeMinutes: true,
      bufferAfterMinutes: true,
      attendees: {
        where: { required: true },
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        select: { resourceId: true },
      },
    },
  });
  if (!interview) throw new NotFoundError("interview");
  const { scheduledStart, scheduledEnd, attendees, ...buffers } = interview;
  return {
    interviewerIds: attendees.map((attendee) => attendee.resourceId),
    durationMinutes: differenceInMinutes(scheduledEnd, scheduledStart),
    ...buffers,
    except: { interviewId },
  };
}

/** @throws NotFoundError where one of them is not among the people whom interviews can be given to */
export async function requireInterviewers(
  tx: Transaction,
  resourceIds: readonly string[],
): Promise<void> {
  const known = await tx.resource.count({
    where: { id: { in: [...resourceIds] }, active: true, member: { atsRole: { not: null } } },
  });
  if (known !== resourceIds.length) throw new NotFoundError("interviewer");
}
