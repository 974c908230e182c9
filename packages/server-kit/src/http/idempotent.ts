import { createHash } from "node:crypto";
import { Prisma, type Transaction } from "@convene/prisma";
import { subDays } from "date-fns";
import type { Context } from "hono";
import { z } from "zod";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { KitEnv } from "./kit-env.ts";

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEPT_DAYS = 1;
const jsonSchema = z.json();

/** Carries a refusal out of the unit of work, so that it rolls back. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly response: Response;

  constructor(response: Response) {
    super("The request was refused");
    this.response = response;
  }
}

export interface IdempotentOperation {
  readonly tenantId: string;
  readonly operation: string;
  /**
   * What is asked for, where the body says the same in different ways: forms with files have other
   * boundaries each time. Default: the body.
   */
  readonly content?: string | undefined;
}

/**
 * Honours the Idempotency-Key of a POST: `run` has its effect once, and whoever repeats the request
 * with the same key gets the same answer. Effect and answer are kept by one transaction: units of
 * work in `run` join it. Refusals (thrown, or answered with 400 and up) roll it back and are not kept.
 *
 * As a refusal by the database ends that transaction, nothing can be read in `run` afterwards. What
 * belongs into the refusal, such as fresh alternatives, is read around it:
 *
 * @example
 * try {
 *   return await idempotent(kit, c, { tenantId, operation: "book" }, async () => {
 *     const appointment = await bookAppointment(kit, tenantId, c.req.valid("json"));
 *     return c.json(toView(appointment), 201);
 *   });
 * } catch (error) {
 *   if (error instanceof SlotTakenError) return problem(c, error, { alternatives: await … });
 *   throw error;
 * }
 *
 * @throws ProblemError INVALID_INPUT for a malformed key, IDEMPOTENCY_KEY_REUSED (422) where the key
 *   came with another request before
 */
export async function idempotent<R extends Response>(
  kit: Pick<Kit, "db" | "now">,
  c: Context<KitEnv>,
  { tenantId, operation, content }: IdempotentOperation,
  run: () => Promise<R>,
): Promise<R> {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return await run();
  if (!KEY.test(key)) {
    throw new ProblemError(400, "INVALID_INPUT", "The Idempotency-Key is not 1 to 200 characters", {
      field: "Idempotency-Key",
    });
  }
  const requestHash = createHash("sha256")
    .update(`${c.req.method} ${c.req.path}\n`)
    .update(content ?? (await c.req.text()))
    .digest("hex");
  try {
    return await kit.db.unit(tenantId, async (tx) => {
      await lockKey(tx, operation, key);
      const kept = await tx.idempotencyKey.findUnique({
        where: { tenantId_operation_key: { tenantId, operation, key } },
      });
      if (kept) {
        if (kept.requestHash === requestHash) return replay(kept.status, kept.response) as R;
        throw new ProblemError(
          422,
          "IDEMPOTENCY_KEY_REUSED",
          "The Idempotency-Key was used for another request",
        );
      }
      const response = await run();
      if (!response.ok) throw new RefusedError(response);
      await tx.idempotencyKey.deleteMany({
        where: { createdAt: { lt: subDays(kit.now(), KEPT_DAYS) } },
      });
      await tx.idempotencyKey.create({
        data: {
          tenantId,
          operation,
          key,
          requestHash,
          status: response.status,
          response: jsonSchema.parse(await response.clone().json()) ?? Prisma.JsonNull,
          createdAt: kit.now(),
        },
        select: { key: true },
      });
      return response;
    });
  } catch (error) {
    if (error instanceof RefusedError) return error.response as R;
    throw error;
  }
}

/** Requests with the same key wait for each other; the second finds the first one's answer. */
async function lockKey(tx: Transaction, operation: string, key: string): Promise<void> {
  const name = `idempotency ${operation} ${key}`;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(current_tenant()::text || ${name}, 0))`;
}

function replay(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "idempotency-replayed": "true" } });
}
