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
