import {
  type Actor,
  announce,
  type Interview,
  type Prisma,
  type RoomProvider,
  recordChange,
  reserve,
  reservedSpan,
  type ScheduledEvent,
  type Transaction,
  type Work,
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
  > {
  readonly questions: Prisma.InputJsonValue;
  readonly criteria: Prisma.InputJsonValue;
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
  const id = uuidv7();
  const plan = {
    scheduledStart: start,
    reminderEnabled: true,
    reminderOffsets,
    remindersSent: [],
    bookedAt: now,
  };
  await tx.interview.create({
    data: {
      tenantId,
      id,
      ...details,
      location: await placeOf(tx, roomId, details.location),
      ...(loop && { loopId: loop.id, loopPosition: loop.position }),
      scheduledStart: start,
      scheduledEnd: end,
      reminderOffsets,
      nextReminderAt: nextReminderAt(plan, now),
      createdAt: now,
    },
    select: { id: true },
  });
  const attendee = { tenantId, interviewId: id };
  const due = feedbackDueAt(end);
  const leading = trainees.filter(({ qualification }) => qualification === "reverse_shadow");
  await tx.interviewAttendee.createMany({
    data: [
      ...seats.map(({ name, poolId, resourceId }) => ({
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
    ],
  });
  const resourceIds = [
    ...seats.map(({ resourceId }) => resourceId),
    ...leading.map(({ resourceId }) => resourceId),
    ...(roomId === null ? [] : [roomId]),
  ];
  const span = reservedSpan(settled, details);
  await reserve(tx, { resourceIds, span, purpose: { interviewId: id } });

  const row = await tx.interview.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
  const event: ScheduledEvent = { kind: "interview", row };
  await recordChange(tx, event, { kind: "booked", by, startAfter: start });
  await announce(tx, { subject: "interview", id, change: "created" });
  await ports.announceBooking(tx, event, { room });
  return row;
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
