import { createHmac } from "node:crypto";
import { err, ok, type Result } from "@convene/scheduling-core";
import { errors, jwtVerify } from "jose";
import { z } from "zod";
import { deriveKey } from "../derive-key.ts";

export interface LinkClaims {
  /** What the link is for, e.g. `appointment.manage`. It opens nothing else. */
  readonly purpose: string;
  readonly tenantId: string;
  /** What the link opens, by its id. */
  readonly subjectId: string;
  readonly expiresAt: Date;
}

/** What a link opens. */
export type LinkTarget = Pick<LinkClaims, "tenantId" | "subjectId">;

/** `invalid`: tampered with, signed by someone else, or meant for another purpose. */
export interface LinkRefusal {
  readonly reason: "expired" | "invalid";
}

/** Links that let somebody without an account do one thing to one event. */
export interface SignedLinks {
  /** @returns A token that is safe in a URL's path. */
  sign(claims: LinkClaims): Promise<string>;
  verify(token: string, purpose: string): Promise<Result<LinkTarget, LinkRefusal>>;
}

/** Instead of the JWT's dots: a path that ends in one looks like a file's. */
const SEPARATOR = "~";

const HEADER = encode({ alg: "HS256" });

const payloadSchema = z.object({ tid: z.uuid(), sub: z.uuid() });

/**
 * Signs with a key derived from the server's secret; `now` judges whether a link has expired.
 *
 * @param previous Earlier secrets: the links of mails that were sent before the secret was changed open
 *   what they did.
 */
export function createSignedLinks(
  secret: string,
  now: () => Date,
  previous: readonly string[] = [],
): SignedLinks {
  const keyOf = (known: string) => deriveKey(known, "signed links");
  const key = keyOf(secret);
  const earlier = previous.map(keyOf);

  const verifyWith = async (
    known: Uint8Array,
    token: string,
    purpose: string,
  ): Promise<Result<LinkTarget, LinkRefusal>> => {
    try {
      const { payload } = await jwtVerify(token.replaceAll(SEPARATOR, "."), known, {
        algorithms: ["HS256"],
        audience: purpose,
        currentDate: now(),
        requiredClaims: ["exp"],
      });
      const { tid, sub } = payloadSchema.parse(payload);
      return ok({ tenantId: tid, subjectId: sub });
    } catch (error) {
      return err({ reason: error instanceof errors.JWTExpired ? "expired" : "invalid" });
    }
  };

  return {
    async sign({ purpose, tenantId, subjectId, expiresAt }) {
      const exp = Math.floor(expiresAt.getTime() / 1_000);
      const claims = encode({ tid: tenantId, aud: purpose, sub: subjectId, exp });
      const signed = `${HEADER}.${claims}`;
      // By itself: jose's Web Crypto goes by another thread, which every booking would wait for.
      const signature = createHmac("sha256", key).update(signed).digest("base64url");
      return `${signed}.${signature}`.replaceAll(".", SEPARATOR);
    },

    async verify(token, purpose) {
      let found = await verifyWith(key, token, purpose);
      for (const known of earlier) {
        if (found.ok || found.error.reason === "expired") break; // then it was ours
        found = await verifyWith(known, token, purpose);
      }
      return found;
    },
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
