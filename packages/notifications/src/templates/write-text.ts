import type { Description } from "./describe-message.ts";

/** The mail's plain text: everything that its HTML says. */
export function writeText(description: Description): string {
  const { heading, intro, details, actions, calendarNote, footer, colon } = description;
  return [
    heading,
    intro,
    details.map(({ label, value }) => `${label}${colon}${value}`).join("\n"),
    ...actions.map(({ label, url }) => `${label}${colon}${url}`),
    ...(calendarNote ? [calendarNote] : []),
    `-- \n${footer}`,
  ]
    .join("\n\n")
    .concat("\n");
}
