import type { Appointment, Interview, ScheduledEvent } from "@convene/prisma";

/** The event that a row of ours is about: the database sees to it that there is exactly one. */
export function eventOfCopy(row: {
  readonly interview: Interview | null;
  readonly appointment: Appointment | null;
}): ScheduledEvent {
  if (row.interview) return { kind: "interview", row: row.interview };
  if (row.appointment) return { kind: "appointment", row: row.appointment };
  throw new Error("The row is about no event");
}
