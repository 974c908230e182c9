import type { RoomProvider, ScheduledEvent, Transaction } from "@convene/prisma";

/**
 * Where an event takes place online; null: it does not, or somebody named a place. Of an appointment
 * its service says so; a video interview needs a room in any case.
 */
export async function roomProviderOf(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<RoomProvider | null> {
  if (kind === "interview") {
    return row.kind === "video" && row.meetingUrl === null && row.location === null
      ? "jitsi"
      : null;
  }
  const service = await tx.service.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: row.tenantId, id: row.serviceId } },
    select: { roomProvider: true },
  });
  return service.roomProvider;
}
