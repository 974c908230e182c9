import type { Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { copyEvent } from "./copy-event.ts";

/** Further ones come in when they are changed. */
const MOST_EVENTS = 500;
const CLOSED = ["cancelled", "completed", "no_show"] as const;

/** Has the coming events of a resource written where its member wants them now. */
export async function copyUpcomingEvents(
  ports: Pick<CalendarPorts, "enqueue" | "now">,
  tx: Transaction,
  resourceId: string,
): Promise<void> {
  const upcoming = {
    scheduledEnd: { gt: ports.now() },
    status: { notIn: [...CLOSED] },
  };
  const order = { orderBy: { scheduledStart: "asc" }, take: MOST_EVENTS } as const;
  const interviews = await tx.interview.findMany({
    where: { ...upcoming, attendees: { some: { resourceId } } },
    ...order,
  });
  const appointments = await tx.appointment.findMany({
    where: { ...upcoming, hostResourceId: resourceId },
    ...order,
  });
  for (const row of interviews) await copyEvent(ports, tx, { kind: "interview", row });
  for (const row of appointments) await copyEvent(ports, tx, { kind: "appointment", row });
}
