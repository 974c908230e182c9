import { announce, type Transaction } from "@convene/prisma";
import { err, ok, type Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import { settleBusyConflicts } from "../conflicts/settle-busy-conflicts.ts";
import { requestReading } from "../reading/request-reading.ts";
import { copyUpcomingEvents } from "../writing/copy-upcoming-events.ts";

export interface CalendarChoice {
  readonly blocks?: boolean | undefined;
  readonly receives?: boolean | undefined;
}

interface ChosenCalendar {
  readonly memberId: string;
  /** Left out: any of theirs. */
  readonly connectionId?: string | undefined;
  readonly calendarId: string;
}

/**
 * Chooses whether a calendar's busy times block slots, and whether our events are written to it. At
 * most one calendar of a member receives them: choosing one leaves the other. Events that stand in the
 * other one are moved over.
 *
 * @returns `notFound` where the member has no such calendar, `readOnly` where nothing can be written
 */
export async function chooseCalendar(
  ports: Pick<CalendarPorts, "enqueue" | "now">,
  tx: Transaction,
  { memberId, connectionId: wanted, calendarId }: ChosenCalendar,
  choice: CalendarChoice,
): Promise<Result<void, "notFound" | "readOnly">> {
  // Two choices at once must not leave two calendars that receive.
  await tx.$queryRaw`
    SELECT id FROM member WHERE tenant_id = current_tenant() AND id = ${memberId}::uuid FOR UPDATE`;
  const calendar = await tx.connectedCalendar.findFirst({
    where: { id: calendarId, connection: { memberId, ...(wanted && { id: wanted }) } },
    include: { connection: { include: { member: { select: { resourceId: true } } } } },
  });
  if (!calendar) return err("notFound");
  if (choice.receives && !calendar.writable) return err("readOnly");
  const { connectionId, connection } = calendar;
  const { resourceId } = connection.member;

  const { blocks = calendar.blocks, receives = calendar.receives } = choice;
  // Its busy times were not kept until now, or are not from now on: the next reading is a full one.
  const anew = blocks !== calendar.blocks || !(blocks || receives);
  await tx.connectedCalendar.updateMany({
    where: { id: calendarId },
    data: {
      blocks,
      receives,
      ...(anew && { cursor: null, knownFrom: null, knownUntil: null }),
    },
  });
  if (!blocks && calendar.blocks) {
    await tx.externalBusy.deleteMany({ where: { calendarId } });
    if (resourceId) await settleBusyConflicts(tx, resourceId, ports.now());
  }
  if (receives && !calendar.receives) {
    await tx.connectedCalendar.updateMany({
      where: { id: { not: calendarId }, receives: true, connection: { memberId } },
      data: { receives: false },
    });
  }
  if (receives !== calendar.receives && resourceId) {
    await copyUpcomingEvents(ports, tx, resourceId);
  }
  await requestReading(ports, tx, connectionId);
  await announce(tx, { subject: "calendar", id: connectionId, change: "changed" });
  return ok(undefined);
}
