import { createHmac } from "node:crypto";
import { openPool } from "@convene/prisma";
import type pg from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { deriveKey } from "../derive-key.ts";
import type { ServerEnv } from "../env.ts";
import type { Logger } from "../logging/create-logger.ts";
import { addressToCount } from "./address-to-count.ts";

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;

/**
 * What is counted by the address of whoever asks. Counted by each process for itself: `read`, and
 * `failure` (what a provider's endpoint refused). By all together: `write`, `sign-in`.
 */
export type AddressLimit = "read" | "write" | "failure" | "sign-in";

/** What is counted by the mail address that is named, whoever names it. */
export type MailLimit = "sign-in" | "sign-up" | "password-reset" | "booking" | "application";

const MAIL_WINDOWS_SECONDS: Readonly<Record<MailLimit, number>> = {
  // Short: whoever guesses keeps out the person, too.
  "sign-in": 15 * MINUTE_SECONDS,
  "sign-up": HOUR_SECONDS,
  // Long: each one is a mail.
  "password-reset": 24 * HOUR_SECONDS,
  booking: HOUR_SECONDS,
  application: HOUR_SECONDS,
};

/** Where a count stands after one more. */
export interface Count {
  readonly isOver: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until it starts again at nothing; at least 1. */
  readonly resetSeconds: number;
}

/** Counts who asks how often. Nothing that is counted is kept in words. */
export interface Limits {
  countAddress(kind: AddressLimit, address: string): Promise<Count>;
  /** Takes one request back that turned out to be none that counts. */
  forgiveAddress(kind: AddressLimit, address: string): Promise<void>;
  countMail(kind: MailLimit, mailAddress: string): Promise<Count>;
  /** Starts again at nothing: it was the person after all. */
  forgetMail(kind: MailLimit, mailAddress: string): Promise<void>;
  close(): Promise<void>;
}

interface Counter {
  readonly limit: number;
  readonly limiter: RateLimiterAbstract;
}

const CONNECTIONS = 2;
/** Then each process counts for itself until the database is back. */
const LONGEST_WAIT_MS = 2_000;

/** Counts by the machine's clock, and in the database as the sign-in library's role. */
export function createLimits(
  env: Pick<
    ServerEnv,
    | "AUTH_DATABASE_URL"
    | "CONVENE_SECRET"
    | "PUBLIC_RATE_LIMIT"
    | "SIGN_IN_RATE_LIMIT"
    | "ACCOUNT_RATE_LIMIT"
  >,
  logger: Pick<Logger, "warn">,
): Limits {
  const pool = openPool({
    connectionString: env.AUTH_DATABASE_URL,
    max: CONNECTIONS,
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    query_timeout: LONGEST_WAIT_MS,
  });
  pool.on("error", (err) => logger.warn({ err }, "A connection that counts requests has broken"));
  const storeClient = {
    // Unnamed: a prepared statement would tie the pool to poolers that know of them.
    query: async ({ text, values }: pg.QueryConfig) => {
      try {
        return await pool.query({ text, ...(values && { values }) });
      } catch (err) {
        logger.warn({ err }, "Requests are counted by each process for itself");
        throw err;
      }
    },
  };

  const alone = (keyPrefix: string, limit: number, seconds: number): Counter => ({
    limit,
    limiter: new RateLimiterMemory({ keyPrefix, points: limit, duration: seconds }),
  });
  const together = (keyPrefix: string, limit: number, seconds: number): Counter => {
    const { limiter: insuranceLimiter } = alone(keyPrefix, limit, seconds);
    const limiter = new RateLimiterPostgres({
      keyPrefix,
      points: limit,
      duration: seconds,
      storeClient,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      // Who is over the limit costs the database nothing more.
      inMemoryBlockOnConsumed: limit + 1,
      insuranceLimiter,
    });
    return { limit, limiter };
  };

  const { PUBLIC_RATE_LIMIT, SIGN_IN_RATE_LIMIT, ACCOUNT_RATE_LIMIT } = env;
  const byAddress: Readonly<Record<AddressLimit, Counter>> = {
    read: alone("read", PUBLIC_RATE_LIMIT, MINUTE_SECONDS),
    failure: alone("failure", PUBLIC_RATE_LIMIT, MINUTE_SECONDS),
    write: together("write", PUBLIC_RATE_LIMIT, MINUTE_SECONDS),
    "sign-in": together("sign-in", SIGN_IN_RATE_LIMIT, MINUTE_SECONDS),
  };
  const mail = (kind: MailLimit) =>
    together(`mail ${kind}`, ACCOUNT_RATE_LIMIT, MAIL_WINDOWS_SECONDS[kind]);
  const byMail: Readonly<Record<MailLimit, Counter>> = {
    "sign-in": mail("sign-in"),
    "sign-up": mail("sign-up"),
    "password-reset": mail("password-reset"),
    booking: mail("booking"),
    application: mail("application"),
  };

  const hashKey = deriveKey(env.CONVENE_SECRET, "rate limits");
  const hashed = (text: string) => createHmac("sha256", hashKey).update(text).digest("base64url");
  const addressKey = (address: string) => hashed(addressToCount(address));
  const mailKey = (mailAddress: string) => hashed(mailAddress.trim().toLowerCase());

  return {
    countAddress: (kind, address) => countOne(byAddress[kind], addressKey(address)),
    async forgiveAddress(kind, address) {
      await byAddress[kind].limiter.reward(addressKey(address));
    },
    countMail: (kind, mailAddress) => countOne(byMail[kind], mailKey(mailAddress)),
    async forgetMail(kind, mailAddress) {
      await byMail[kind].limiter.delete(mailKey(mailAddress));
    },
    close: () => pool.end(),
  };
}

async function countOne({ limiter, limit }: Counter, key: string): Promise<Count> {
  try {
    return toCount(await limiter.consume(key), limit, false);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return toCount(refused, limit, true);
    throw refused;
  }
}

function toCount(found: RateLimiterRes, limit: number, isOver: boolean): Count {
  return {
    isOver,
    limit,
    remaining: found.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(found.msBeforeNext / 1_000)),
  };
}
