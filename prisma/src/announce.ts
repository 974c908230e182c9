import { z } from "zod";
import type { Transaction } from "./client.ts";

/** The PostgreSQL channel on which servers hear of changes made by any process. */
export const ANNOUNCEMENT_CHANNEL = "convene";

/** Says that something changed, not what it became: listeners read it again under their own rights. */
export const announcementSchema = z.object({
  tenantId: z.uuid(),
  subject: z.enum(["interview", "appointment", "notification", "reservation"]),
  id: z.uuid(),
  change: z.enum(["created", "changed", "removed"]),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** Tells all servers, when the transaction commits and only then. Holds ids, never personal data. */
export async function announce(
  tx: Transaction,
  announcement: Omit<Announcement, "tenantId">,
): Promise<void> {
  const { subject, id, change } = announcement;
  await tx.$executeRaw`
    SELECT pg_notify(
      ${ANNOUNCEMENT_CHANNEL},
      json_build_object('tenantId', current_tenant(), 'subject', ${subject}::text, 'id', ${id}::text, 'change', ${change}::text)::text
    )`;
}
