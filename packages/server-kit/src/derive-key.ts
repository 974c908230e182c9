import { hkdfSync } from "node:crypto";

/** A key of 256 bits for one purpose: knowing one tells nothing about the secret or another key. */
export function deriveKey(secret: string, purpose: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync("sha256", secret, "", `convene ${purpose}`, 32));
}
