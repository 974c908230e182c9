import type { Actor, Work } from "@convene/prisma";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { type ClientScope, findClient } from "./find-client.ts";
import { type ClientDetails, keepClient } from "./keep-client.ts";
import {
  type BookedSeries,
  makeSeries,
  type OccurrenceDecision,
  type SeriesPorts,
} from "./make-series.ts";
import type { SeriesRequest } from "./preview-series.ts";

export interface SeriesBooking extends SeriesRequest {
  readonly client: ClientDetails | { readonly id: string };
  /** Whose clients whoever books may name by their id. Left out: everybody's. */
  readonly clientScope?: ClientScope;
  readonly smsOptIn?: boolean | undefined;
  readonly notes?: string | undefined;
  readonly decisions: readonly OccurrenceDecision[];
  readonly by: Actor;
}

/**
 * Books a series: all of its occurrences of the next half year, or none. Everybody is told once.
 *
 * @throws SeriesClashError where an occurrence cannot be had and nothing was decided about it
 * @throws InvalidInputError naming `rule`, `start`, or `decisions` where one is about no occurrence or
 *   nothing is left
 * @throws NotFoundError for a service, host or client that is not there
 */
export async function bookSeries(
  work: Work,
  request: SeriesBooking,
  ports: SeriesPorts,
): Promise<BookedSeries> {
  const { serviceId, hostId, startLocal, timeZone, rule, notes, decisions, smsOptIn, by } = request;
  const { service } = await loadBookableService(work.tx, serviceId, hostId);
  const client =
    "id" in request.client
      ? await findClient(work, request.client.id, request.clientScope)
      : await keepClient(work, { client: request.client, timeZone, smsOptIn }, by);
  const { durationMinutes } = service;
  const times = { rule, startLocal, timezone: timeZone, durationMinutes, excluded: [] };
  const wanted = { times, serviceId, hostId, clientId: client.id, notes, decisions, by };
  return await makeSeries(work, wanted, ports);
}
