import type { NotificationKind } from "@convene/prisma";
import type { OwnWords } from "../templates/own-words.ts";

/** An organisation's own words as they are kept: at least one of the two is not null. */
export interface SavedWords extends OwnWords {
  readonly kind: NotificationKind;
  /** Of the catalogue: `en`, `fr`. */
  readonly language: string;
}
