import { trace } from "@opentelemetry/api";
import { type Logger, type LoggerOptions, pino } from "pino";
import type { ServerEnv } from "../env.ts";
import { logContext } from "./log-context.ts";
import { withoutPrivateParts } from "./without-private-parts.ts";

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
  "link",
  "url",
  "subject",
  "text",
  "html",
  "body",
  "headers",
  "query",
];

/**
 * Logs as JSON lines. Each says by itself on whose way it was written: the request's id or the job's,
 * and the trace's. Values of private keys are left out at the top and one level below, and addresses
 * and links in the words of others everywhere at the top.
 *
 * @param write Gets each line; left out: the standard output does.
 */
export function createLogger(
  env: Pick<ServerEnv, "LOG_LEVEL">,
  write?: (line: string) => void,
): Logger {
  const options: LoggerOptions = {
    level: env.LOG_LEVEL,
    base: null,
    mixin: () => ({ ...logContext.getStore(), ...traceInForce() }),
    redact: { paths: PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`]), censor: "[private]" },
    formatters: { log: withoutOthersWords },
    serializers: { err: describeError },
  };
  return write ? pino(options, { write }) : pino(options);
}

function traceInForce(): { readonly traceId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { traceId: span.traceId };
}

/** Keys whose values are words that somebody else chose. */
const OTHERS_WORDS = ["problem", "warning", "reason"];

function withoutOthersWords(entry: Record<string, unknown>): Record<string, unknown> {
  let kept = entry;
  for (const key of OTHERS_WORDS) {
    const words = entry[key];
    if (typeof words === "string") kept = { ...kept, [key]: withoutPrivateParts(words) };
  }
  return kept;
}

/**
 * What may be logged of an error. Messages of database errors can hold a row's values (the detail of
 * a failed CHECK is the whole row), so only those of errors outside the database are kept, and of
 * those not what a mail server or a provider says of whom.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    ...(!holdsRows(error) && { message: withoutPrivateParts(error.message) }),
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
