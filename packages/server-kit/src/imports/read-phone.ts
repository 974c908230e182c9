import { smsNumber } from "@convene/notifications";

/**
 * A phone number with its country's code, which numbers from one country's list often lack.
 *
 * @param prefix What such numbers get, e.g. `+49`; null: nothing.
 * @returns null for what is no number
 * @example
 * readPhone("0151 2345678", "+49") // "+491512345678"
 */
export function readPhone(text: string, prefix: string | null): string | null {
  const international = text.replace(/^\s*00\s*(?=[1-9])/, "+");
  const whole = smsNumber(international);
  if (whole !== null) return whole;
  return prefix === null ? null : smsNumber(`${prefix}${text.replace(/^\s*\(?0/, "")}`);
}
