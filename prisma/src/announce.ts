import { z } from "zod";
import type { Transaction } from "./client.ts";

/** The PostgreSQL channel on which servers hear of changes made by any process. */
export const ANNOUNCEMENT_CHANNEL = "convene";

/** Says that something changed, not what it became: listeners read it again under their own rights. */
export const announcementSchema = z.object({
  tenantId: z.uuid(),
  subject: z.enum([
    "interview",
    "appointment",
    "application",
    "notification",
    "reservation",
    "calendar",
    "conflict",
    "client",
    "import",
    "feedback",
    "member",
    "offer",
    "payment",
    "request",
    "series",
    "session",
    "setup",
    "waiting",
  ]),
  id: z.uuid(),
  change: z.enum(["created", "changed", "removed"]),
});
export type Announcement = z.infer<typeof announcementSchema>;

/**
 * Tells all servers, when the transaction commits and only then, and keeps it for pages that are away.
 * Holds ids, never personal data. A statement of one's own may call `announce_change` instead.
 */
export async function announce(
  tx: Transaction,
  announcement: Omit<Announcement, "tenantId">,
): Promise<void> {
  await announceAll(tx, [announcement]);
}

/** As `announce`, of several changes in one statement. */
export async function announceAll(
  tx: Transaction,
  announcements: readonly Omit<Announcement, "tenantId">[],
): Promise<void> {
  if (announcements.length === 0) return;
  await tx.$executeRaw`
    SELECT announce_change(subject, id, change)
    FROM json_to_recordset(${JSON.stringify(announcements)}::json)
      AS announcement (subject text, id uuid, change text)`;
}
