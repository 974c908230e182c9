import type { AppointmentSeries, SeriesClash, Work } from "@convene/prisma";
import type { OfferedSlot } from "../domain/offered-slots.ts";
import { findAlternatives } from "./find-alternatives.ts";

export interface ClashView {
  readonly clash: SeriesClash;
  readonly series: AppointmentSeries;
  readonly serviceName: string;
  readonly clientName: string;
  readonly hostName: string;
  readonly alternatives: readonly OfferedSlot[];
}

/** More are shown once these are decided. */
const MOST = 20;

/** The occurrences that could not be made and are still to come, the next ones first. */
export async function listSeriesClashes(
  work: Work,
  scope: { readonly hostId?: string | undefined } = {},
): Promise<ClashView[]> {
  const { tx, now } = work;
  const { hostId } = scope;
  const clashes = await tx.seriesClash.findMany({
    where: {
      resolvedAt: null,
      occurrenceAt: { gt: now },
      ...(hostId !== undefined && { series: { hostResourceId: hostId } }),
    },
    orderBy: [{ occurrenceAt: "asc" }, { id: "asc" }],
    take: MOST,
    include: {
      series: {
        include: {
          service: { select: { name: true, active: true } },
          client: { select: { name: true } },
          host: { select: { name: true } },
        },
      },
    },
  });
  const views: ClashView[] = [];
  for (const { series: found, ...clash } of clashes) {
    const { service, client, host, ...series } = found;
    const { serviceId, hostResourceId } = series;
    const ask = { of: { serviceId, hostId: hostResourceId }, start: clash.occurrenceAt };
    const alternatives = service.active
      ? await findAlternatives(work, { ...ask, audience: "staff" })
      : [];
    const names = { serviceName: service.name, clientName: client.name, hostName: host.name };
    views.push({ clash, series, ...names, alternatives });
  }
  return views;
}
