import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { z } from "zod";
import type { EarlierDetails } from "../notice.ts";

/** As `EventChange.details` has them: before and after. */
const editSchema = z.object({
  location: z.tuple([z.string().nullable(), z.string().nullable()]).optional(),
  host: z.tuple([z.string(), z.string()]).optional(),
});

/**
 * The place and the host that an event had before it was edited, by its history: whoever edits it writes
 * that down before anybody is told. Nothing where it was moved only.
 */
export async function readEarlierDetails(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<EarlierDetails> {
  const change = await tx.eventChange.findFirst({
    where: { ...eventColumn(kind, row.id), kind: { in: ["edited", "rescheduled"] } },
    orderBy: { id: "desc" },
    select: { kind: true, details: true },
  });
  if (change?.kind !== "edited") return {};
  const { location, host } = editSchema.parse(change.details ?? {});
  return { location: location?.[0], hostName: host?.[0] };
}
