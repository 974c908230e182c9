import type { Branding } from "@convene/ui";

interface BrandedOrganisation {
  readonly name: string;
  readonly logoUrl: string | null;
  readonly accentColour: string | null;
}

/** How an organisation's public pages look, by what the API tells of it. */
export function brandingOf({ name, logoUrl, accentColour }: BrandedOrganisation): Branding {
  return {
    name,
    ...(logoUrl !== null && { logoUrl }),
    ...(accentColour !== null && { colour: accentColour }),
  };
}
