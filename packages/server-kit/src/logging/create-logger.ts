import { type Logger, pino } from "pino";
import type { ServerEnv } from "../env.ts";

export type { Logger };

// Whatever is logged by mistake: secrets and what tells who a person is.
const PRIVATE_KEYS = [
  "password",
  "newPassword",
  "token",
  "cookie",
  "authorization",
  "secret",
  "email",
  "name",
  "phone",
  "address",
  "detail",
];

/** Logs as JSON lines. Values of private keys are left out at the top and one level below. */
export function createLogger(env: Pick<ServerEnv, "LOG_LEVEL">): Logger {
  return pino({
    level: env.LOG_LEVEL,
    base: null,
    redact: { paths: PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`]), censor: "[private]" },
    serializers: { err: describeError },
  });
}

/**
 * What may be logged of an error. Messages of database errors can hold a row's values (the detail of
 * a failed CHECK is the whole row), so only those of errors outside the database are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    ...(!holdsRows(error) && { message: error.message }),
    stack: placesOnly(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function holdsRows(error: Error): boolean {
  return (
    /^(?:Prisma|Driver|DatabaseError|error$)/.test(error.name) ||
    ("severity" in error && "schema" in error)
  );
}

/** The stack without its first lines, which repeat the message. */
function placesOnly(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
}
