import { createHash } from "node:crypto";

/** SHA-256 of the starts as `YYYY-MM-DDTHH:mm:ssZ`, one a line. */
export function digestOfStarts(slots: readonly { readonly start: Date }[]): string {
  const lines = slots.map(({ start }) => start.toISOString().replace(".000Z", "Z"));
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
