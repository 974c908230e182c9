import { err, ok, type Result } from "@convene/scheduling-core";
import { errors, jwtVerify, SignJWT } from "jose";
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

const payloadSchema = z.object({ tid: z.uuid(), sub: z.uuid() });

/** Signs with a key derived from the server's secret; `now` judges whether a link has expired. */
export function createSignedLinks(secret: string, now: () => Date): SignedLinks {
  const key = deriveKey(secret, "signed links");
  return {
    async sign({ purpose, tenantId, subjectId, expiresAt }) {
      const jwt = await new SignJWT({ tid: tenantId })
        .setProtectedHeader({ alg: "HS256" })
        .setAudience(purpose)
        .setSubject(subjectId)
        .setExpirationTime(expiresAt)
        .sign(key);
      return jwt.replaceAll(".", SEPARATOR);
    },

    async verify(token, purpose) {
      try {
        const { payload } = await jwtVerify(token.replaceAll(SEPARATOR, "."), key, {
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
    },
  };
}
