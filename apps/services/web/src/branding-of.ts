import type { Branding } from "@convene/ui";
import type { Organisation } from "./api.ts";

/** How an organisation's public pages look. */
export function brandingOf({ name, logoUrl, accentColour }: Organisation): Branding {
  return {
    name,
    ...(logoUrl !== null && { logoUrl }),
    ...(accentColour !== null && { colour: accentColour }),
  };
}
