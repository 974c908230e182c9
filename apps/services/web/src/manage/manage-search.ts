import { isDay, isTimeZone, readText } from "@convene/web-kit";
import { isMonth } from "../booking/booking-search.ts";

interface ManageSearch {
  /** `yes` right after booking: the page says so. */
  readonly booked?: string;
  /** `yes` while another time is looked for. */
  readonly move?: string;
  /** IANA; left out: the browser's. */
  readonly zone?: string;
  /** `YYYY-MM`. */
  readonly month?: string;
  /** `YYYY-MM-DD`. */
  readonly day?: string;
}

export function readManageSearch(search: Readonly<Record<string, unknown>>): ManageSearch {
  return {
    ...readText(search, "booked", (text) => text === "yes"),
    ...readText(search, "move", (text) => text === "yes"),
    ...readText(search, "zone", isTimeZone),
    ...readText(search, "month", isMonth),
    ...readText(search, "day", isDay),
  };
}
