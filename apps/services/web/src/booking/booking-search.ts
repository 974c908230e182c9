import { isDay, isTimeZone, readText } from "@convene/web-kit";

/** What a visitor has chosen so far; it is kept in the address, so that it can be shared and reloaded. */
export interface BookingSearch {
  readonly service?: string;
  /** Left out: anyone. */
  readonly host?: string;
  /** IANA; left out: the browser's. */
  readonly zone?: string;
  /** `YYYY-MM`. */
  readonly month?: string;
  /** `YYYY-MM-DD`. */
  readonly day?: string;
  /** The start picked, ISO 8601. */
  readonly at?: string;
  /** `en` or `fr`, where whoever linked or framed the page chose it. */
  readonly language?: string;
  /** `#rrggbb`, where whoever framed the page chose it. */
  readonly colour?: string;
}

export function readBookingSearch(search: Readonly<Record<string, unknown>>): BookingSearch {
  return {
    ...readText(search, "service", isId),
    ...readText(search, "host", isId),
    ...readText(search, "zone", isTimeZone),
    ...readText(search, "month", isMonth),
    ...readText(search, "day", isDay),
    ...readText(search, "at", isInstant),
    ...readText(search, "language", (text) => /^[a-z]{2}$/.test(text)),
    ...readText(search, "colour", isColour),
  };
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/i.test(text);
}

function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
