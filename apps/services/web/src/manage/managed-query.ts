import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";
import { monthRange } from "../booking/slots-query.ts";

/** The appointment that a signed link opens. */
export function managedQuery(token: string) {
  return queryOptions({
    queryKey: ["manage", token],
    queryFn: () => unwrap(api.manage[":token"].$get({ param: { token } })),
  });
}

/** The times of a month (`YYYY-MM`, in `timeZone`) to which it can be moved. */
export function moveSlotsQuery(token: string, month: string, timeZone: string) {
  const range = monthRange(month, timeZone);
  return queryOptions({
    queryKey: ["manage", token, "slots", range.from, range.to],
    queryFn: () => unwrap(api.manage[":token"].slots.$get({ param: { token }, query: range })),
    staleTime: 15_000,
  });
}
