/** A message in words, in the reader's language and zone, before it has a form. */
export interface Description {
  readonly language: string;
  readonly subject: string;
  /** What happened, in a few words. */
  readonly heading: string;
  /** Paragraphs. */
  readonly intro: readonly string[];
  /** What it is about: the event, the position, the calendar. */
  readonly title: string;
  readonly details: readonly Detail[];
  /** The first is the one that most readers want. */
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
  readonly footer: readonly string[];
  /** What stands between a label and its value where no layout does it: French has a space there. */
  readonly colon: string;
}

/** A message in one sentence, for a text message or a list. */
export interface Summary {
  readonly subject: string;
  /** With the link at its end. */
  readonly sentence: string;
}

export interface Detail {
  readonly label: string;
  readonly value: string;
  /** Less important than the value: the zone's name. */
  readonly note?: string;
  /** Where the value is a web address. */
  readonly url?: string;
}

export interface Action {
  readonly label: string;
  readonly url: string;
}
