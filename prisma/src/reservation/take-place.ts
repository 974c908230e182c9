import { SlotTakenError } from "@convene/scheduling-core";
import type { Transaction } from "../client.ts";
import { isDuplicate } from "../database-errors.ts";
import { lockResources } from "./lock-resources.ts";

/** For whom a place in a session is taken: an appointment, or a hold that lasts for some minutes. */
export type PlacePurpose = { readonly appointmentId: string } | PlaceHold;

interface PlaceHold {
  readonly holdId: string;
  /** By the database's clock. */
  readonly holdMinutes: number;
}

/**
 * Takes the first free place of a group session. Places whose hold ran out are free. Where two reach for
 * the last one, the key of `session_place` decides.
 *
 * @throws SlotTakenError where no place is free, or the session was cancelled
 */
export async function takePlace(
  tx: Transaction,
  sessionId: string,
  purpose: PlacePurpose,
): Promise<void> {
  const { hostResourceId } = await tx.groupSession.findFirstOrThrow({
    where: { id: sessionId },
    select: { hostResourceId: true },
  });
  // Whoever changes a session or its places holds its host's timeline.
  await lockResources(tx, [hostResourceId]);
  const { appointmentId, holdId, holdMinutes } = {
    appointmentId: null,
    holdId: null,
    holdMinutes: null,
    ...purpose,
  };
  await tx.$executeRaw`
    DELETE FROM session_place
    WHERE session_id = ${sessionId}::uuid AND expires_at <= clock_timestamp()`;
  const taken = await refusingTaken(
    hostResourceId,
    async () =>
      await tx.$executeRaw`
      INSERT INTO session_place (tenant_id, session_id, place, capacity,
                                 appointment_id, hold_id, expires_at)
      SELECT session.tenant_id, session.id, free.place, session.capacity,
             ${appointmentId}::uuid, ${holdId}::uuid,
             clock_timestamp() + make_interval(mins => ${holdMinutes}::int)
      FROM group_session AS session
      JOIN LATERAL (
        SELECT min(candidate.place) AS place
        FROM generate_series(1, session.capacity) AS candidate (place)
        WHERE NOT EXISTS (
          SELECT FROM session_place AS other
          WHERE other.session_id = session.id AND other.place = candidate.place
        )
      ) AS free ON free.place IS NOT NULL
      WHERE session.id = ${sessionId}::uuid AND session.cancelled_at IS NULL`,
  );
  if (taken === 0) throw new SlotTakenError(hostResourceId);
}

async function refusingTaken<T>(hostId: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (isDuplicate(cause, "session_place_pkey")) throw new SlotTakenError(hostId, { cause });
    throw cause;
  }
}

/**
 * Turns the hold of a place into the appointment's.
 *
 * @returns false when the hold does not exist or has expired, by the database's clock
 */
export async function confirmPlace(
  tx: Transaction,
  holdId: string,
  appointmentId: string,
): Promise<boolean> {
  const confirmed = await tx.$executeRaw`
    UPDATE session_place
    SET hold_id = NULL, expires_at = NULL, appointment_id = ${appointmentId}::uuid
    WHERE hold_id = ${holdId}::uuid AND expires_at > clock_timestamp()`;
  return confirmed > 0;
}
