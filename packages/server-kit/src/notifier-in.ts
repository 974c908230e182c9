import { type SchedulingNotificationService, serviceIn } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import type { Kit } from "./kit.ts";

/** What tells people of something, in the transaction of a unit of work: rolled back means never told. */
export function notifierIn(
  { jobs, manageUrl }: { readonly jobs: Pick<Kit["jobs"], "enqueue"> } & Pick<Kit, "manageUrl">,
  { tx, tenantId, now }: Work,
): SchedulingNotificationService {
  return serviceIn(
    {
      enqueue: (inTx, queue, queued, options) => jobs.enqueue(inTx, queue, queued, options),
      manageUrl,
      now: () => now,
    },
    tx,
    tenantId,
  );
}
