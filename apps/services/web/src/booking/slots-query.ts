import { addMonths, type LocalMonth, startOfLocalDate } from "@convene/ui";
import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

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

/** The free times of a service in a month. */
export function slotsQuery({ slug, serviceId, hostId, month, timeZone, holdId }: SlotsQuestion) {
  const { from, to } = monthRange(month, timeZone);
  return queryOptions({
    queryKey: ["slots", slug, serviceId, hostId ?? "anyone", from, to, holdId ?? null],
    queryFn: () =>
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
    staleTime: 15_000,
    refetchInterval: 60_000,
  });
}

/** A month in a zone, as the API wants it. */
export function monthRange(month: LocalMonth, timeZone: string) {
  return {
    from: startOfLocalDate(`${month}-01`, timeZone).toISOString(),
    to: startOfLocalDate(`${addMonths(month, 1)}-01`, timeZone).toISOString(),
  };
}
