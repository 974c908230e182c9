import { z } from "zod";

const settingsSchema = z.object({ timeZone: z.string() });

/**
 * What an organisation was created with. It is kept with the sign-in library's row, so that the
 * tenant's row can be made again from it where a crash came between the two.
 */
export type OrganisationSettings = z.infer<typeof settingsSchema>;

/** Reads the metadata of an organisation's row. */
export function organisationSettings(metadata: string | null): OrganisationSettings {
  try {
    return settingsSchema.parse(JSON.parse(metadata ?? "null"));
  } catch {
    return { timeZone: "UTC" };
  }
}
