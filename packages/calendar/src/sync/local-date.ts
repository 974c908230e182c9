import { inZone } from "../zoned-time.ts";

/** `YYYY-MM-DD`: the date that the instant falls on in the zone. */
export function localDate(instant: Date, timeZone: string): string {
  return inZone(instant, timeZone).toPlainDate().toString();
}
