const PUNCTUATION = /[\s().\-/]+/g;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * The number to which text messages go, in E.164: what people type, without the punctuation.
 *
 * @returns null for one without its country's code: nobody can say where it would ring
 * @example
 * smsNumber("+1 (416) 555-0134") // "+14165550134"
 */
export function smsNumber(phone: string | null): string | null {
  const number = phone?.replace(PUNCTUATION, "") ?? "";
  return E164.test(number) ? number : null;
}
