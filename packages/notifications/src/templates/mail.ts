import type { MessageFacts } from "../facts/message-facts.ts";
import { brandColours } from "./brand-colours.ts";
import type { Action, Description, Detail } from "./description.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** All that a mail shows, as texts: its shape is which of them there are. */
export interface Mail {
  readonly language: string;
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  readonly organisation: string;
  readonly logoUrl: string | null;
  /** `#rrggbb`, all three. */
  readonly accent: string;
  readonly onAccent: string;
  readonly link: string;
  readonly heading: string;
  readonly intro: readonly string[];
  readonly title: string;
  readonly details: readonly Detail[];
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
  readonly footer: readonly string[];
}

/** The mail of a description, in the organisation's colours. */
export function mailOf(description: Description, organisation: MessageFacts["organisation"]): Mail {
  const { language, subject, heading, intro, title, details, actions, notes, footer } = description;
  const [first] = details;
  return {
    language,
    subject,
    preview: first ? `${first.label}${description.colon}${first.value}` : title,
    organisation: oneLine(organisation.name),
    logoUrl: webAddress(organisation.logoUrl),
    ...brandColours(organisation.accentColour),
    heading,
    intro,
    title,
    details,
    actions,
    notes,
    footer,
  };
}

/** Every text of a mail replaced, always in the same order. */
export function mapMail(mail: Mail, map: (text: string) => string): Mail {
  return {
    language: map(mail.language),
    subject: map(mail.subject),
    preview: map(mail.preview),
    organisation: map(mail.organisation),
    logoUrl: mail.logoUrl === null ? null : map(mail.logoUrl),
    accent: map(mail.accent),
    onAccent: map(mail.onAccent),
    link: map(mail.link),
    heading: map(mail.heading),
    intro: mail.intro.map(map),
    title: map(mail.title),
    details: mail.details.map(({ label, value, note, url }) => ({
      label: map(label),
      value: map(value),
      ...(note !== undefined && { note: map(note) }),
      ...(url !== undefined && { url: map(url) }),
    })),
    actions: mail.actions.map(({ label, url }) => ({ label: map(label), url: map(url) })),
    notes: mail.notes.map(map),
    footer: mail.footer.map(map),
  };
}

/** The same for two mails that differ in their texts alone. */
export function shapeOf({ logoUrl, intro, details, actions, notes, footer }: Mail): string {
  const rows = details.map(
    ({ note, url }) => (note === undefined ? 0 : 1) + (url === undefined ? 0 : 2),
  );
  return [
    logoUrl === null ? 0 : 1,
    intro.length,
    rows.join(""),
    actions.length,
    notes.length,
    footer.length,
  ].join("/");
}
