import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

/** What was paid for an appointment, as staff see it. */
export function paymentsQuery(appointmentId: string) {
  return queryOptions({
    queryKey: ["payments", appointmentId],
    queryFn: () => unwrap(api.appointments[":id"].payments.$get({ param: { id: appointmentId } })),
  });
}

/** What goes back if the organisation cancels now. */
export function staffRefundQuery(appointmentId: string) {
  return queryOptions({
    queryKey: ["payments", appointmentId, "cancellation-refund"],
    queryFn: () =>
      unwrap(api.appointments[":id"]["cancellation-refund"].$get({ param: { id: appointmentId } })),
  });
}
