import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * The secret that a file holds; a new one of 256 random bits, in hexadecimal, where there is none.
 *
 * The file is readable by its owner only. One process at a time may make it: hold a lock where
 * several could come at once.
 */
export function readOrCreateSecret(file: string): string {
  if (existsSync(file)) {
    const secret = readFileSync(file, "utf8").trim();
    if (secret !== "") return secret;
  }
  const secret = randomBytes(32).toString("hex");
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  chmodSync(file, 0o600); // the mode above does not apply to a file that was there, empty
  return secret;
}
