/** What a service can be coloured with; the calendar shows the nearest of its own. */
export const SERVICE_COLOURS = ["teal", "indigo", "blue", "green", "amber", "red", "grey"] as const;

const SWATCHES: Readonly<Record<string, string>> = {
  amber: "var(--mantine-color-yellow-6)",
  grey: "var(--mantine-color-gray-6)",
};

/** The colour of a sample, by the name that the service has. */
export function swatchOf(colour: string): string {
  return SWATCHES[colour] ?? `var(--mantine-color-${colour}-6)`;
}
