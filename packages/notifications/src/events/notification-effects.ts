import type { EventEffects } from "@convene/prisma";
import { isEqual } from "date-fns";
import type { NotificationPorts } from "../notification-ports.ts";
import { serviceIn } from "../service/service-in.ts";
import { readEarlierDetails } from "./read-earlier-details.ts";
import { wasAnnounced } from "./was-announced.ts";
import { withdrawUnsent } from "./withdraw-unsent.ts";
import { isWithoutNotices } from "./without-notices.ts";

/**
 * What cancelling or moving an event means for its notices, in the transaction that does it: all
 * parties are told, and what was not sent yet of its old time is withdrawn. What stays at its time is told
 * as a change of what it is otherwise. Of what nobody was told
 * before, nobody learns that it moved or is off.
 *
 * @example
 * connect({ url, effects: [notificationEffects(ports)] })
 */
export function notificationEffects(ports: NotificationPorts): EventEffects {
  return {
    async cancelled(tx, event, { reason }) {
      await withdrawUnsent(tx, event);
      if (isWithoutNotices() || !(await wasAnnounced(tx, event))) return;
      const service = serviceIn(ports, tx, event.row.tenantId);
      await service.sendToAll(event, { kind: "cancellation", reason });
    },

    async rescheduled(tx, event, { before, reason }) {
      await withdrawUnsent(tx, event);
      if (isWithoutNotices() || event.row.status === "pending") return;
      const service = serviceIn(ports, tx, event.row.tenantId);
      const details = isEqual(before.start, event.row.scheduledStart)
        ? { ...(await readEarlierDetails(tx, event)), end: before.end }
        : undefined;
      await service.sendToAll(event, {
        kind: "reschedule",
        previousStart: before.start,
        before: details,
        reason,
      });
    },
  };
}
