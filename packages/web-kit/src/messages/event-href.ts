import type { Product } from "../api/shared-api.ts";

/** Where a product's calendar shows an event; undefined for one of the other product's, or none. */
export function eventHref(
  product: Product,
  eventKind: "interview" | "appointment" | null,
  eventId: string | null,
): string | undefined {
  const own = product === "ats" ? "interview" : "appointment";
  if (eventKind !== own || eventId === null) return undefined;
  const calendar = product === "ats" ? "/" : "/calendar";
  return `${calendar}?${own}=${encodeURIComponent(eventId)}`;
}
