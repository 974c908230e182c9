import type { PageData } from "../../../src/pages/page-data.ts";
import type { OfferedTimes } from "./slots-query.ts";

interface TimesAsked {
  readonly serviceId: string;
  /** Left out: anyone. */
  readonly hostId?: string | undefined;
  /** Instants, ISO 8601. */
  readonly from: string;
  readonly to: string;
}

/**
 * The times of a month in the visitor's zone, out of what the page brought along: a little more than a
 * month, because the server did not know the zone.
 *
 * @returns undefined where they have to be asked for
 */
export function broughtTimes(
  { times }: Pick<PageData, "times">,
  { serviceId, hostId, from, to }: TimesAsked,
): OfferedTimes | undefined {
  const month = times.find(
    (one) =>
      one.serviceId === serviceId &&
      one.hostId === (hostId ?? null) &&
      one.from <= from &&
      to <= one.to,
  );
  if (!month) return undefined;
  const { slots, horizon } = month;
  const within = slots.filter(({ start }) => from <= start && start < to);
  if (within.length > 0) return { slots: within, nextFree: null, horizon };
  const later = slots.find(({ start }) => start >= to)?.start;
  // Had it times before the month only, nobody looked for what comes after it.
  if (later === undefined && slots.length > 0) return undefined;
  return { slots: [], nextFree: later ?? month.nextFree, horizon };
}
