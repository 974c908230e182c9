import type { TextKey, Texts } from "../locales/texts-in.ts";
import type { Action, Detail } from "./description.ts";

/** What a message is made of; `describeMessage` puts it into sentences. */
export interface Draft {
  readonly title: string;
  readonly subject: TextKey;
  readonly heading: TextKey;
  readonly intro: TextKey;
  /** That the organisation's own words for the kind are about something else. */
  readonly withoutOwnWords?: boolean;
  readonly short: TextKey;
  /** For the catalogue's sentences and the organisation's own words. */
  readonly values: Readonly<Record<string, string>>;
  /** Instead of those in the short form. */
  readonly shortValues: () => Readonly<Record<string, string>>;
  /** Not in the short form. */
  readonly details: () => readonly Detail[];
  readonly actions: readonly Action[];
  readonly notes: readonly TextKey[];
  /** At the end of the short form. */
  readonly link: string | null;
}

/** For whom a message is put into words, and when. */
export interface Reader {
  readonly texts: Texts;
  /** IANA; known. */
  readonly timeZone: string;
  readonly now: Date;
}
