import { type Appointment, announce, type Work } from "@convene/prisma";
import { NotFoundError, SlotTakenError } from "@convene/scheduling-core";
import { writeOccurrence } from "../slots/write-occurrence.ts";
import type { BookingPorts } from "./book-appointment.ts";

interface ClashDecision {
  readonly clashId: string;
  /** Where the occurrence takes place instead; null: it does not. */
  readonly moveTo: Date | null;
  readonly memberId: string;
  /** Of this host's series only; left out: of anybody's. */
  readonly hostId?: string | undefined;
}

/**
 * Decides what becomes of an occurrence that could not be made.
 *
 * @returns the appointment that was booked instead; null where it is skipped
 * @throws NotFoundError for a clash that is not there, over, or decided already
 * @throws SlotTakenError where the other time cannot be had either
 */
export async function resolveClash(
  work: Work,
  { clashId, moveTo, memberId, hostId }: ClashDecision,
  ports: BookingPorts,
): Promise<Appointment | null> {
  const { tx, tenantId, now } = work;
  await tx.$queryRaw`
    SELECT id FROM series_clash
    WHERE tenant_id = current_tenant() AND id = ${clashId}::uuid FOR UPDATE`;
  const clash = await tx.seriesClash.findFirst({
    where: {
      id: clashId,
      resolvedAt: null,
      occurrenceAt: { gt: now },
      ...(hostId !== undefined && { series: { hostResourceId: hostId } }),
    },
    include: { series: true },
  });
  if (!clash) throw new NotFoundError("open clash");
  const { series, occurrenceAt } = clash;
  const key = { tenantId_id: { tenantId, id: clashId } };
  const settle = async (resolution: "moved" | "skipped") => {
    await tx.seriesClash.update({ where: key, data: { resolvedAt: now, resolution, memberId } });
    await announce(tx, { subject: "series", id: clashId, change: "removed" });
  };
  if (moveTo === null) {
    await tx.appointmentSeries.update({
      where: { tenantId_id: { tenantId, id: series.id } },
      data: { excluded: [...series.excluded, occurrenceAt] },
    });
    await settle("skipped");
    return null;
  }
  const by = { kind: "member", id: memberId } as const;
  const row = await writeOccurrence(work, { series, at: occurrenceAt, start: moveTo, by });
  if (!row) throw new SlotTakenError(series.hostResourceId);
  await settle("moved");
  await ports.announceBooking(tx, { kind: "appointment", row });
  return row;
}
