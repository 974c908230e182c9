import type { Transaction } from "../client.ts";
import { purposeColumns, type ReservationPurpose } from "./reservation-purpose.ts";

/**
 * Turns a hold into a booking: its reservations become the event's.
 *
 * @returns false when the hold does not exist or has expired, by the database's clock
 */
export async function confirmHold(
  tx: Transaction,
  holdId: string,
  purpose: Exclude<ReservationPurpose, { holdId: string }>,
): Promise<boolean> {
  const { interviewId, appointmentId, sessionId } = purposeColumns(purpose);
  const confirmed = await tx.$executeRaw`
    UPDATE reservation
    SET hold_id = NULL, expires_at = NULL,
        interview_id = ${interviewId}::uuid, appointment_id = ${appointmentId}::uuid,
        session_id = ${sessionId}::uuid
    WHERE hold_id = ${holdId}::uuid AND expires_at > clock_timestamp()`;
  return confirmed > 0;
}
