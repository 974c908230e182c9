/**
 * Names an application that is meant: a repeated request applies no second time. Not `randomUUID`, which is
 * missing where a site that is not encrypted frames the page.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
