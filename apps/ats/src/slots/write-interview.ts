import {
  type Actor,
  type Interview,
  type InterviewAttendee,
  type RoomProvider,
  type ScheduledEvent,
  type Transaction,
  type Work,
  writeEvent,
} from "@convene/prisma";
import { nextReminderAt } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { feedbackDueAt } from "../domain/feedback-due-at.ts";
import type { Trainee } from "./load-trainees.ts";
import type { SettledPanel } from "./settle-panel.ts";

export interface SchedulePorts {
  /** Has the room made and queues the confirmations, in the booking's transaction. */
  announceBooking(
    tx: Transaction,
    event: ScheduledEvent,
    options: { readonly room?: RoomProvider | null | undefined },
  ): Promise<void>;
}

/** An interview as it is agreed on, whoever sits on its panel. */
export interface InterviewDetails
  extends Pick<
    Interview,
    | "applicationId"
    | "organiserMemberId"
    | "title"
    | "kind"
    | "location"
    | "meetingUrl"
    | "instructions"
    | "briefing"
    | "templateId"
    | "rescheduleLimit"
    | "timezone"
    | "bufferBeforeMinutes"
    | "bufferAfterMinutes"
    | "questions"
    | "criteria"
  > {
  /** Its place among several that are scheduled together. */
  readonly loop?: { readonly id: string; readonly position: number } | undefined;
  /** The online room to be made; null: none. Left out: what such an interview has by itself. */
  readonly room?: RoomProvider | null | undefined;
}

/** Who comes to it, besides the candidate. */
interface InterviewPanel {
  /** Its time is settled: everybody's timeline is locked. */
  readonly settled: SettledPanel;
  readonly trainees: readonly Trainee[];
  /** Resources of those who may come too, asked for by name: nothing is reserved. */
  readonly optionalIds: readonly string[];
}

/**
 * Writes an interview whose time is settled: panel, reservations, history, reminders and confirmations.
 * Where its time was held, the hold is to be given back before, in the same transaction.
 *
 * @throws SlotTakenError
 */
export async function writeInterview(
  { tx, tenantId, now }: Work,
  { loop, room, ...details }: InterviewDetails,
  { settled, trainees, optionalIds }: InterviewPanel,
  by: Actor,
  ports: SchedulePorts,
): Promise<Interview> {
  const { start, end, seats, roomId } = settled;
  const { reminderOffsets } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { reminderOffsets: true },
  });
  const reminders = { reminderEnabled: true, reminderOffsets, remindersSent: [] };
  const times = { scheduledStart: start, scheduledEnd: end };
  const row: Interview = {
    tenantId,
    id: uuidv7(),
    status: "scheduled",
    ...details,
    location: await placeOf(tx, roomId, details.location),
    loopId: loop?.id ?? null,
    loopPosition: loop?.position ?? null,
    replacements: 0,
    ...times,
    actualStart: null,
    actualEnd: null,
    cancelledAt: null,
    cancelledByKind: null,
    cancelledById: null,
    cancellationReason: null,
    rescheduleCount: 0,
    lastRescheduledAt: null,
    ...reminders,
    nextReminderAt: nextReminderAt({ ...times, ...reminders, bookedAt: now }, now),
    version: 0,
    createdAt: now,
  };
  const leading = trainees.filter(({ qualification }) => qualification === "reverse_shadow");
  const event: ScheduledEvent = { kind: "interview", row };
  await writeEvent(tx, event, {
    by,
    resourceIds: [
      ...seats.map(({ resourceId }) => resourceId),
      ...leading.map(({ resourceId }) => resourceId),
      ...(roomId === null ? [] : [roomId]),
    ],
    attendees: attendeesOf(row, { settled, trainees, optionalIds }),
  });
  await ports.announceBooking(tx, event, { room });
  return row;
}

function attendeesOf(
  { tenantId, id, scheduledEnd }: Interview,
  { settled, trainees, optionalIds }: InterviewPanel,
): InterviewAttendee[] {
  const due = feedbackDueAt(scheduledEnd);
  const attendee = {
    tenantId,
    interviewId: id,
    required: true,
    seat: null,
    poolId: null,
    qualification: null,
    response: "pending",
    respondedAt: null,
    declineReason: null,
    feedbackDueAt: null,
    feedbackAsked: 0,
  } as const;
  return [
    ...settled.seats.map(({ name, poolId, resourceId }) => ({
      ...attendee,
      resourceId,
      seat: name,
      poolId,
      qualification: poolId === null ? null : ("qualified" as const),
      feedbackDueAt: due,
    })),
    ...trainees.map(({ resourceId, poolId, qualification, seatName }) => ({
      ...attendee,
      resourceId,
      seat: seatName,
      poolId,
      qualification,
      required: qualification === "reverse_shadow",
      feedbackDueAt: qualification === "reverse_shadow" ? due : null,
    })),
    ...optionalIds.map((resourceId) => ({ ...attendee, resourceId, required: false })),
  ];
}

/** Where it takes place, for everybody to read: the room, and how to get there. */
async function placeOf(
  tx: Transaction,
  roomId: string | null,
  location: string | null,
): Promise<string | null> {
  if (roomId === null) return location;
  const { name } = await tx.resource.findFirstOrThrow({
    where: { id: roomId },
    select: { name: true },
  });
  return location === null ? name : `${name}, ${location}`;
}
