import type { AppointmentSeries, SeriesClash, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { OfferedSlot } from "../domain/offered-slots.ts";
import { type ExplainedSlot, explainSlot } from "./explain-slot.ts";
import { type AlternativesRequest, findAlternatives } from "./find-alternatives.ts";

export interface ClashView {
  readonly clash: SeriesClash;
  readonly series: AppointmentSeries;
  readonly serviceName: string;
  readonly clientName: string;
  readonly hostName: string;
  /** What stands in its way at present; null where the service is not given any more. */
  readonly explanation: ExplainedSlot | null;
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
          service: { select: { name: true } },
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
    const names = { serviceName: service.name, clientName: client.name, hostName: host.name };
    views.push({ clash, series, ...names, ...(await readWaysOut(work, ask)) });
  }
  return views;
}

/** Nothing of a service that is not given any more, or not by them. */
async function readWaysOut(
  work: Work,
  ask: Omit<AlternativesRequest, "audience">,
): Promise<Pick<ClashView, "explanation" | "alternatives">> {
  try {
    const explanation = await explainSlot(work, { ...ask, audience: "staff" });
    return {
      explanation,
      alternatives: await findAlternatives(work, { ...ask, audience: "staff" }),
    };
  } catch (error) {
    if (error instanceof NotFoundError) return { explanation: null, alternatives: [] };
    throw error;
  }
}
