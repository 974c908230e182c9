import { plainName } from "@convene/server-kit/imports";

/** What files say of an appointment. */
export type ImportedStatus = "confirmed" | "completed" | "cancelled" | "no_show";

const WORDS: Readonly<Record<ImportedStatus, readonly string[]>> = {
  confirmed: [
    "confirmed",
    "booked",
    "scheduled",
    "planned",
    "upcoming",
    "open",
    "pending",
    "confirmé",
    "réservé",
    "planifié",
    "prévu",
    "à venir",
    "en attente",
  ],
  completed: [
    "completed",
    "complete",
    "done",
    "attended",
    "finished",
    "terminé",
    "effectué",
    "honoré",
    "venu",
    "fait",
  ],
  cancelled: ["cancelled", "canceled", "annulé"],
  no_show: [
    "no-show",
    "no show",
    "absent",
    "missed",
    "did not come",
    "non venu",
    "absence",
    "manqué",
  ],
};

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([status, words]) =>
    words.map((word) => [plainName(word), status as ImportedStatus] as const),
  ),
);

/** The status that a word stands for, in English or French; null for one that is not known. */
export function readStatus(text: string): ImportedStatus | null {
  const plain = plainName(text);
  // In French it may agree with what it is about: confirmée.
  return BY_WORD.get(plain) ?? BY_WORD.get(plain.replace(/e$/, "")) ?? null;
}
