import type { Description } from "./description.ts";

/** The mail's plain text: everything that its HTML says. */
export function writeText(description: Description): string {
  const { heading, intro, title, details, actions, notes, footer, colon } = description;
  const rows = details.map(({ label, value, note }) =>
    note === undefined ? `${label}${colon}${value}` : `${label}${colon}${value}, ${note}`,
  );
  return [
    heading,
    ...intro,
    [title, ...rows].join("\n"),
    ...actions.map(({ label, url }) => `${label}${colon}${url}`),
    ...notes,
    `-- \n${footer.join("\n")}`,
  ]
    .join("\n\n")
    .concat("\n");
}
