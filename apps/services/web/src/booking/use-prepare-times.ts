import { localDate } from "@convene/ui";
import { useQueryClient } from "@tanstack/react-query";
import { slotsQuery } from "./slots-query.ts";

/** Asks for the first month of a service, so that it is there by the time that the choice is made. */
export function usePrepareTimes(slug: string, timeZone: string): (serviceId: string) => void {
  const queryClient = useQueryClient();
  return (serviceId) => {
    const month = localDate(new Date(), timeZone).slice(0, 7);
    void queryClient.prefetchQuery(slotsQuery({ slug, serviceId, month, timeZone }));
  };
}
