/**
 * What two ways of writing the same phone number have in common: its digits, without the sign or the
 * zeros that stand for an international call.
 *
 * @example
 * phoneDigits("+1 (416) 555-0134") // "14165550134"
 */
export function phoneDigits(phone: string): string {
  return phone.replace(/[^\d+]/g, "").replace(/^(?:\+|00)/, "");
}
