import { addMonths, type LocalMonth, startOfLocalDate } from "@convene/ui";
import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";
import { broughtTimes } from "./brought-times.ts";
import { pageDataOf } from "./page-data.ts";

interface SlotsQuestion {
  readonly slug: string;
  readonly serviceId: string;
  /** Left out: anyone. */
  readonly hostId?: string | undefined;
  readonly month: LocalMonth;
  /** IANA zone whose month is meant. */
  readonly timeZone: string;
  /** The visitor's own hold: not in its own way. */
  readonly holdId?: string | undefined;
}

/** The free times of a month, as much as a visitor needs to know of them. */
export interface OfferedTimes {
  readonly slots: readonly { readonly start: string; readonly placesLeft?: number | undefined }[];
  /** Where there are none: the first one after the month. */
  readonly nextFree: string | null;
  /** No time ends later. */
  readonly horizon: string;
}

const FRESH_MS = 15_000;

/** The free times of a service in a month: as the page brought them along, where it did. */
export function slotsQuery({ slug, serviceId, hostId, month, timeZone, holdId }: SlotsQuestion) {
  const { from, to } = monthRange(month, timeZone);
  const brought = pageDataOf(slug);
  const initial = brought && broughtTimes(brought, { serviceId, hostId, from, to });
  return queryOptions({
    queryKey: ["slots", slug, serviceId, hostId ?? "anyone", from, to, holdId ?? null],
    queryFn: (): Promise<OfferedTimes> =>
      unwrap(
        api.public[":slug"].slots.$get({
          param: { slug },
          query: {
            serviceId,
            from,
            to,
            ...(hostId !== undefined && { hostId }),
            ...(holdId !== undefined && { holdId }),
          },
        }),
      ),
    staleTime: FRESH_MS,
    refetchInterval: 60_000,
    ...(brought &&
      initial && { initialData: initial, initialDataUpdatedAt: Date.parse(brought.at) }),
  });
}

/** A month in a zone, as the API wants it. */
export function monthRange(month: LocalMonth, timeZone: string) {
  return {
    from: startOfLocalDate(`${month}-01`, timeZone).toISOString(),
    to: startOfLocalDate(`${addMonths(month, 1)}-01`, timeZone).toISOString(),
  };
}
