import { createHash, randomBytes } from "node:crypto";

/** 256 bits, safe in an address. */
export function newFeedSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of it. A secret of that many random bits needs no slow hash. */
export function hashFeedSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
