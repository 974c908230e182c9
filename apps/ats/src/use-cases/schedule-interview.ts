import {
  type Actor,
  announce,
  type Interview,
  type InterviewKind,
  type RoomProvider,
  recordChange,
  reserve,
  reservedSpan,
  type ScheduledEvent,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError, NotFoundError, nextReminderAt } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { ApplicationClosedError } from "../domain/interview-refusals.ts";
import { loadPanel, requireInterviewers } from "../slots/load-panel.ts";
import { settlePanel } from "../slots/settle-panel.ts";

export interface ScheduleRequest {
  readonly applicationId: string;
  readonly kind: InterviewKind;
  readonly title: string;
  readonly start: Date;
  readonly durationMinutes: number;
  /** Resources of those who are needed: their time is reserved. */
  readonly interviewerIds: readonly string[];
  /** Resources of those who may come too (shadows): nothing is reserved. */
  readonly optionalIds?: readonly string[] | undefined;
  readonly location?: string | undefined;
  readonly meetingUrl?: string | undefined;
  /**
   * The online room to be made; null: none. Left out: a video interview without place or link gets one
   * of Jitsi.
   */
  readonly room?: RoomProvider | null | undefined;
  /** For the candidate. */
  readonly instructions?: string | undefined;
  /** IANA zone in which it is made: the recruiter's. */
  readonly timeZone: string;
  /** The member who schedules, who becomes its organiser. */
  readonly by: Actor & { readonly kind: "member"; readonly id: string };
}

export interface SchedulePorts {
  /** Has the room made and queues the confirmations, in the booking's transaction. */
  announceBooking(
    tx: Transaction,
    event: ScheduledEvent,
    options: { readonly room?: RoomProvider | null | undefined },
  ): Promise<void>;
}

/**
 * Schedules an interview: panel, reservations, history, reminders and confirmations in one
 * transaction.
 *
 * @throws SlotTakenError where one of the panel is busy: ask `findAlternatives` in a new unit of work
 * @throws SlotNotOfferedError
 * @throws NotFoundError for an application or an interviewer that is not there
 * @throws ApplicationClosedError
 * @throws InvalidInputError for somebody who is both needed and optional, and for a room beside another
 *   link
 */
export async function scheduleInterview(
  work: Work,
  request: ScheduleRequest,
  ports: SchedulePorts,
): Promise<Interview> {
  const { tx, tenantId, now } = work;
  const { applicationId, by, timeZone } = request;
  const application = await tx.application.findUnique({
    where: { tenantId_id: { tenantId, id: applicationId } },
    select: { status: true },
  });
  if (!application) throw new NotFoundError("application");
  if (application.status !== "active") throw new ApplicationClosedError();
  if (request.room && request.meetingUrl !== undefined) {
    throw new InvalidInputError("room", "cannot be made beside another meeting link");
  }

  const panel = await loadPanel(tx, request);
  const optionalIds = [...new Set(request.optionalIds ?? [])];
  if (optionalIds.some((id) => panel.interviewerIds.includes(id))) {
    throw new InvalidInputError("optionalIds", "must not name anybody who is needed");
  }
  await requireInterviewers(tx, optionalIds);
  const slot = await settlePanel(tx, panel, { start: request.start, now });

  const { reminderOffsets } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { reminderOffsets: true },
  });
  const id = uuidv7();
  const plan = {
    scheduledStart: slot.start,
    reminderEnabled: true,
    reminderOffsets,
    remindersSent: [],
    bookedAt: now,
  };
  const { bufferBeforeMinutes, bufferAfterMinutes } = panel;
  await tx.interview.create({
    data: {
      tenantId,
      id,
      applicationId,
      organiserMemberId: by.id,
      title: request.title,
      kind: request.kind,
      location: request.location ?? null,
      meetingUrl: request.meetingUrl ?? null,
      instructions: request.instructions ?? null,
      scheduledStart: slot.start,
      scheduledEnd: slot.end,
      timezone: timeZone,
      reminderOffsets,
      nextReminderAt: nextReminderAt(plan, now),
      bufferBeforeMinutes,
      bufferAfterMinutes,
      createdAt: now,
    },
    select: { id: true },
  });
  const attendee = (required: boolean) => (resourceId: string) => ({
    tenantId,
    interviewId: id,
    resourceId,
    required,
  });
  await tx.interviewAttendee.createMany({
    data: [...panel.interviewerIds.map(attendee(true)), ...optionalIds.map(attendee(false))],
  });
  const span = reservedSpan(slot, panel);
  await reserve(tx, { resourceIds: panel.interviewerIds, span, purpose: { interviewId: id } });

  const row = await tx.interview.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
  const event: ScheduledEvent = { kind: "interview", row };
  await recordChange(tx, event, { kind: "booked", by, startAfter: slot.start });
  await announce(tx, { subject: "interview", id, change: "created" });
  await ports.announceBooking(tx, event, { room: request.room });
  return row;
}
