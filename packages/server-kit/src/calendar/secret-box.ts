import { createHash } from "node:crypto";
import type { SecretBox } from "@convene/calendar/connected";
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from "jose";
import { deriveKey } from "../derive-key.ts";

/**
 * Seals with a key derived from the present secret and the purpose, as a JWE (`dir`, A256GCM), and
 * opens what was sealed with any of the secrets given. Which one it was stands in the header.
 *
 * @param previous Earlier secrets, so that what they sealed can still be opened.
 */
export function createSecretBox(secret: string, previous: readonly string[] = []): SecretBox {
  const secrets = new Map([...previous, secret].map((known) => [keyIdOf(known), known]));
  const current = keyIdOf(secret);
  return {
    async seal(purpose, plain) {
      return await new CompactEncrypt(new TextEncoder().encode(plain))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: current })
        .encrypt(keyFor(secret, purpose));
    },

    async open(purpose, sealed) {
      const known = secrets.get(readKeyId(sealed) ?? "");
      if (known === undefined) return null;
      try {
        const { plaintext } = await compactDecrypt(sealed, keyFor(known, purpose), {
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        });
        return new TextDecoder().decode(plaintext);
      } catch {
        return null; // changed, or sealed for another purpose
      }
    },

    isCurrent: (sealed) => readKeyId(sealed) === current,
  };
}

function keyFor(secret: string, purpose: string): Uint8Array {
  return deriveKey(secret, `sealed ${purpose}`);
}

/** Names a secret without telling anything of it. */
function keyIdOf(secret: string): string {
  return createHash("sha256").update(deriveKey(secret, "key id")).digest("base64url").slice(0, 12);
}

function readKeyId(sealed: string): string | undefined {
  try {
    return decodeProtectedHeader(sealed).kid;
  } catch {
    return undefined;
  }
}
