import { isTimeZone, readText } from "@convene/web-kit";

interface PaySearch {
  /** From where the client comes back: `paid` from paying, `back` without. */
  readonly from?: string;
  /** IANA; left out: the browser's. */
  readonly zone?: string;
}

export function readPaySearch(search: Readonly<Record<string, unknown>>): PaySearch {
  return {
    ...readText(search, "from", (text) => text === "paid" || text === "back"),
    ...readText(search, "zone", isTimeZone),
  };
}
