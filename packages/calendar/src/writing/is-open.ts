import type { ScheduledEvent } from "@convene/prisma";

const CLOSED: ReadonlySet<string> = new Set(["cancelled", "completed", "no_show"]);

/** Whether the event is still to take place, or taking place. */
export function isOpen({ row }: ScheduledEvent): boolean {
  return !CLOSED.has(row.status);
}
