import type { Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { READ_QUEUE } from "../queues.ts";
import type { BusyRules } from "../sync/busy-rules.ts";
import { busyRulesOf } from "./busy-rules-of.ts";

/**
 * Changes what blocks the time of an organisation's people. Calendars keep only what blocked as it was
 * read, so all of them are read in full again; where something begins to block, nothing of theirs counts
 * as free until then.
 */
export async function changeBusyRules(
  { enqueue, now }: Pick<CalendarPorts, "enqueue" | "now">,
  tx: Transaction,
  { tenantId, rules }: { readonly tenantId: string; readonly rules: BusyRules },
): Promise<void> {
  const before = await busyRulesOf(tx);
  const { tentative, focusTime } = rules;
  if (tentative === before.tentative && focusTime === before.focusTime) return;
  await tx.tenant.update({
    where: { tenantId },
    data: { tentativeBlocks: tentative, focusTimeBlocks: focusTime },
  });
  const isStricter = (tentative && !before.tentative) || (focusTime && !before.focusTime);
  await tx.connectedCalendar.updateMany({
    where: { blocks: true },
    data: { cursor: null, ...(isStricter && { knownFrom: null, knownUntil: null }) },
  });
  const due = await tx.calendarConnection.updateManyAndReturn({
    where: { nextSyncAt: { gt: now() }, calendars: { some: { blocks: true } } },
    data: { nextSyncAt: now() },
    select: { id: true },
  });
  const jobs = due.map(({ id: connectionId }) => ({ tenantId, connectionId }));
  if (jobs.length > 0) await enqueue(tx, READ_QUEUE, jobs);
}
