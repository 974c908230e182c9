import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

/** How the payment of an appointment stands, by its client's link. */
export function paymentStatusQuery(token: string) {
  return queryOptions({
    queryKey: ["payment-status", token],
    queryFn: () => unwrap(api.manage[":token"].payment.$get({ param: { token } })),
  });
}

/** What the client gets back by cancelling now. */
export function cancellationRefundQuery(token: string) {
  return queryOptions({
    queryKey: ["manage", token, "cancellation-refund"],
    queryFn: () => unwrap(api.manage[":token"]["cancellation-refund"].$get({ param: { token } })),
    // The notice runs.
    staleTime: 0,
  });
}

/** The receipt that a signed link opens. */
export function receiptQuery(token: string) {
  return queryOptions({
    queryKey: ["receipt", token],
    queryFn: () => unwrap(api.receipts[":token"].$get({ param: { token } })),
  });
}
