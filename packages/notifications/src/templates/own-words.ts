import type { NotificationKind } from "@convene/prisma";

/** An organisation's own words for a kind of message; null: the catalogue's. */
export interface OwnWords {
  readonly subject: string | null;
  /** Paragraphs, with an empty line between them. */
  readonly introduction: string | null;
}

export type Placeholder = "title" | "date" | "when" | "name" | "organisation";

/**
 * What own words may name, kind by kind, written `{title}`. The date is the start, of a request until
 * when it is to be answered; "when" is how far off that is, of a hold how long it lasts.
 */
export const PLACEHOLDERS: Readonly<Record<NotificationKind, readonly Placeholder[]>> = {
  confirmation: ["title", "date", "when", "name", "organisation"],
  reminder: ["title", "date", "when", "name", "organisation"],
  cancellation: ["title", "date", "name", "organisation"],
  reschedule: ["title", "date", "when", "name", "organisation"],
  hold_expiring: ["title", "date", "when", "name", "organisation"],
  feedback_due: ["title", "date", "name", "organisation"],
  offer_sent: ["title", "name", "organisation"],
  slot_offered: ["title", "date", "when", "name", "organisation"],
  receipt: ["title", "date", "name", "organisation"],
  refund_made: ["title", "date", "name", "organisation"],
  calendar_reconnect: ["title", "name", "organisation"],
  application_received: ["title", "name", "organisation"],
  application_rejected: ["title", "name", "organisation"],
  time_requested: ["title", "date", "when", "name", "organisation"],
  times_given: ["title", "name", "organisation"],
  interviewer_declined: ["title", "date", "name", "organisation"],
  mentioned: ["title", "name", "organisation"],
  approval_requested: ["title", "name", "organisation"],
  offer_answered: ["title", "name", "organisation"],
};

/**
 * Puts values where their placeholders are. What is put in is not looked through again, so a title that
 * holds `{name}` stays what it is.
 */
export function fillIn(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** The names in braces, known or not. */
export function placeholdersIn(words: string): string[] {
  return [...words.matchAll(PLACEHOLDER)].map(([, name]) => name ?? "");
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
