/**
 * A text message's words with plain signs for the typographic ones. A text message has room for 160
 * letters of the GSM alphabet, but for 70 once a single letter of it is of another, as curly quotes
 * are. Letters stay as they are: a name is written as its bearer writes it.
 *
 * @see 3GPP TS 23.038, GSM 7 bit default alphabet
 */
export function writeSms(text: string): string {
  return text.replace(TYPOGRAPHIC, (sign) => PLAIN[sign] ?? sign).replace(/ {2,}/g, " ");
}

const PLAIN: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«\u00a0": '"',
  "\u00a0»": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "...",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
};

const TYPOGRAPHIC = /«\u00a0|\u00a0»|[“”„«»‘’–—−…\u00a0\u202f\u2009]/g;
