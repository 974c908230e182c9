import type { Interval } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import type { Transaction } from "../client.ts";
import { refusingOverlap } from "../database-errors.ts";
import { purposeColumns, type ReservationPurpose } from "./reservation-purpose.ts";

export interface ReservationRequest {
  readonly resourceIds: readonly string[];
  /** Buffers included. */
  readonly span: Interval;
  readonly purpose: ReservationPurpose;
  /** For a hold: how long it lasts, by the database's clock. */
  readonly holdMinutes?: number;
  /** A hold of the caller's own: it is given back, whatever it is on, and in nobody's way. */
  readonly insteadOf?: string | undefined;
}

/**
 * Takes resources for a span; of a resource with several units, as many free ones as it is named.
 * Expired holds in the way are removed. It must be the last thing that may fail in its transaction: PostgreSQL ends
 * a transaction at the first error.
 *
 * @throws SlotTakenError when any of them is taken
 */
export async function reserve(tx: Transaction, request: ReservationRequest): Promise<void> {
  const { span, purpose, holdMinutes, insteadOf } = request;
  const resourceIds = [...request.resourceIds];
  const ids = resourceIds.map(() => uuidv7());
  const { interviewId, appointmentId, sessionId, holdId } = purposeColumns(purpose);
  await refusingOverlap(
    resourceIds,
    async () =>
      await tx.$executeRaw`
        SELECT reserve_resources(
          ${resourceIds}::uuid[], ${ids}::uuid[], ${span.start}::timestamptz, ${span.end}::timestamptz,
          ${interviewId}::uuid, ${appointmentId}::uuid, ${sessionId}::uuid, ${holdId}::uuid,
          ${holdMinutes ?? null}::int, ${insteadOf ?? null}::uuid)`,
  );
}
