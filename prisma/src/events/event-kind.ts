import type { Interval } from "@convene/scheduling-core";
import { addMinutes, subMinutes } from "date-fns";
import type { Appointment, Interview } from "../../generated/client.ts";

/** What is scheduled: an interview (ATS) or an appointment (services). */
export type EventKind = "interview" | "appointment";

/** A scheduled event of either product, as its row has it. */
export type ScheduledEvent =
  | { readonly kind: "interview"; readonly row: Interview }
  | { readonly kind: "appointment"; readonly row: Appointment };

/** The column by which other tables refer to the event. */
export function eventColumn(
  kind: EventKind,
  id: string,
): { interviewId: string } | { appointmentId: string } {
  return kind === "interview" ? { interviewId: id } : { appointmentId: id };
}

/** What the event takes of its resources' time: its own span, widened by its buffers. */
export function reservedSpan(
  event: Interval,
  buffers: { readonly bufferBeforeMinutes: number; readonly bufferAfterMinutes: number },
): Interval {
  return {
    start: subMinutes(event.start, buffers.bufferBeforeMinutes),
    end: addMinutes(event.end, buffers.bufferAfterMinutes),
  };
}
