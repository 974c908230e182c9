import { SlotTakenError } from "@convene/scheduling-core";
import { z } from "zod";

/** What PostgreSQL said, however the call that caused it was made. */
export interface DatabaseFailure {
  /** SQLSTATE, e.g. `23P01`. */
  readonly code: string;
  readonly message: string;
}

// Prisma's own code depends on the way taken (23P01 is P2039 from a model call and P2010 from a raw
// one), so it is of no use here; the adapter's cause keeps PostgreSQL's.
const prismaFailure = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.string(), originalMessage: z.string() }),
    }),
  }),
});
const adapterFailure = z.object({
  cause: z.object({ originalCode: z.string(), originalMessage: z.string() }),
});

/** The PostgreSQL error inside `error`, if there is one. */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  const cause =
    prismaFailure.safeParse(error).data?.meta.driverAdapterError.cause ??
    adapterFailure.safeParse(error).data?.cause;
  return cause && { code: cause.originalCode, message: cause.originalMessage };
}

/**
 * Deadlock, serialisation failure or a lock that did not come: nothing was written, and the same
 * work may well succeed when it is done again.
 */
export function isPassingFailure(error: unknown): boolean {
  const code = databaseFailure(error)?.code;
  return code === "40P01" || code === "40001" || code === "55P03";
}

/** Ended by an administrator, a crash or a shutdown; not up yet; too many; class 08, the connection. */
const AWAY_STATES = /^(?:57P0[1-5]|53300|08...)$/;
const AWAY_KINDS = [
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
];
/** Prisma's for the same, and for a pool that had no connection in time (P2024, P2028). */
const AWAY_CODES = ["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"];
const AWAY_WORDS =
  /^Connection terminated|^Client (?:has encountered a connection error|was closed)|^timeout exceeded when trying to connect|Unable to start a transaction in the given time|expired transaction/;
const BROKEN_PIPES = ["EPIPE", "ECONNRESET"];

const awaySchema = z.object({
  code: z.string().optional(),
  syscall: z.string().optional(),
  message: z.string().optional(),
  cause: z.object({ kind: z.string().optional() }).optional().catch(undefined),
  meta: z
    .object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) })
    .optional()
    .catch(undefined),
});

/**
 * Whether the database is away: it refuses connections, dropped one, or had none to give in time. What
 * was being committed just then may have been, and may not.
 */
export function isDatabaseAway(error: unknown): boolean {
  // The sign-in library wraps what it met in words of its own.
  if (error instanceof Error && error.cause instanceof Error && isDatabaseAway(error.cause)) {
    return true;
  }
  if (AWAY_STATES.test(databaseFailure(error)?.code ?? "")) return true;
  const { code = "", syscall, message = "", cause, meta } = awaySchema.safeParse(error).data ?? {};
  const kind = meta?.driverAdapterError.cause.kind ?? cause?.kind ?? "";
  return (
    AWAY_KINDS.includes(kind) ||
    AWAY_CODES.includes(code) ||
    AWAY_STATES.test(code) ||
    (BROKEN_PIPES.includes(code) && (syscall === "write" || syscall === "read")) ||
    AWAY_WORDS.test(message)
  );
}

/** Whether the exclusion constraint refused the write. */
function isOverlap(error: unknown): boolean {
  const failure = databaseFailure(error);
  return failure?.code === "23P01" && failure.message.includes("reservation_no_overlap");
}

/** Whether a unique key refused the write; `index` narrows it to one by name. */
export function isDuplicate(error: unknown, index?: string): boolean {
  const failure = databaseFailure(error);
  return (
    failure?.code === "23505" && (index === undefined || failure.message.includes(`"${index}"`))
  );
}

/** Runs a write of reservations; the constraint's refusal becomes a typed one. */
export async function refusingOverlap<T>(
  resourceIds: readonly string[],
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (isOverlap(cause)) throw new SlotTakenError(resourceIds.join(", "), { cause });
    throw cause;
  }
}
