import { announce, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { isOver, occurrencesOf, SERIES_AHEAD_DAYS } from "../domain/series-rule.ts";
import { writeOccurrence } from "../slots/write-occurrence.ts";
import type { SeriesPorts } from "./make-series.ts";

/**
 * Makes the occurrences of a series that have come within half a year. One that cannot be had is no
 * silent gap: somebody is asked what is to become of it.
 *
 * @returns how many were made, and how many could not be
 */
export async function extendSeries(
  work: Work,
  seriesId: string,
  ports: Pick<SeriesPorts, "followBooking">,
): Promise<{ readonly made: number; readonly clashes: number }> {
  const { tx, tenantId, now } = work;
  await tx.$queryRaw`
    SELECT id FROM appointment_series
    WHERE tenant_id = current_tenant() AND id = ${seriesId}::uuid FOR UPDATE`;
  const series = await tx.appointmentSeries.findFirst({ where: { id: seriesId, endedAt: null } });
  const until = addDays(now, SERIES_AHEAD_DAYS);
  if (!series || series.extendedUntil >= until) return { made: 0, clashes: 0 };

  const range = { start: series.extendedUntil, end: until };
  const clashes: Date[] = [];
  let made = 0;
  for (const { start } of occurrencesOf(series, range)) {
    const row = await writeIfOffered(work, series, start);
    if (!row) {
      clashes.push(start);
      continue;
    }
    await ports.followBooking(tx, { kind: "appointment", row });
    made += 1;
  }
  for (const occurrenceAt of clashes) {
    const id = uuidv7();
    await tx.seriesClash.create({
      data: { tenantId, id, seriesId, occurrenceAt, raisedAt: now },
      select: { id: true },
    });
    await announce(tx, { subject: "series", id, change: "created" });
  }
  await tx.appointmentSeries.update({
    where: { tenantId_id: { tenantId, id: seriesId } },
    data: { extendedUntil: until, ...(isOver(series, until) && { endedAt: now }) },
  });
  return { made, clashes: clashes.length };
}

/** Also null where the service is not given any more, or not by them. */
async function writeIfOffered(
  work: Work,
  series: Parameters<typeof writeOccurrence>[1]["series"],
  start: Date,
) {
  try {
    const by = { kind: "system" } as const;
    return await writeOccurrence(work, { series, at: start, start, by });
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
