import { z } from "zod";

/** What somebody wants who answered a text message. */
export interface PhoneWish {
  readonly phone: string;
  /** No text messages any more, or again. */
  readonly wish: "stop" | "resume";
}

const replySchema = z.object({
  From: z.string().regex(/^\+\d{7,15}$/),
  Body: z.string().default(""),
  /** Where Twilio itself looks after it. */
  OptOutType: z.string().optional(),
});

// Twilio's own words, and those of our languages.
const STOP: ReadonlySet<string> = new Set([
  "STOP",
  "STOPALL",
  "UNSUBSCRIBE",
  "CANCEL",
  "END",
  "QUIT",
  "REVOKE",
  "OPTOUT",
  "ARRET",
  "ARRÊT",
  "ALTO",
  "PARAR",
  "STOPP",
]);
const START: ReadonlySet<string> = new Set(["START", "UNSTOP", "YES"]);

/**
 * Reads a text message that came in, from the form of a webhook whose signature was checked.
 *
 * @returns null where it is neither STOP nor START: nobody reads answers here
 */
export function readTwilioReply(form: Readonly<Record<string, string>>): PhoneWish | null {
  const parsed = replySchema.safeParse(form);
  if (!parsed.success) return null;
  const { From: phone, Body: body, OptOutType: optOut } = parsed.data;
  const word = body
    .normalize()
    .trim()
    .toUpperCase()
    .replace(/[.!]+$/, "");
  if (optOut === "STOP" || (optOut === undefined && STOP.has(word))) return { phone, wish: "stop" };
  if (optOut === "START" || (optOut === undefined && START.has(word))) {
    return { phone, wish: "resume" };
  }
  return null;
}
