import { useMutation } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";

/** Leads to a provider's own pages, which lead back to the page of calendars. */
export function useGiveConsent() {
  const navigateTo = useNavigateTo();
  return useMutation({
    mutationFn: (provider: "google" | "outlook") =>
      unwrap(sharedApi.calendars.connect[":provider"].$post({ param: { provider } })),
    onSuccess: ({ url }) => navigateTo(url),
    onError: useTellRefusal(),
  });
}
