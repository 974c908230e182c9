/** What a reservation is for: exactly one of an interview, an appointment, a group session or a hold. */
export type ReservationPurpose =
  | { readonly interviewId: string }
  | { readonly appointmentId: string }
  | { readonly sessionId: string }
  | { readonly holdId: string };

/** The four columns that say it, three of them null. */
export interface PurposeColumns {
  readonly interviewId: string | null;
  readonly appointmentId: string | null;
  readonly sessionId: string | null;
  readonly holdId: string | null;
}

export function purposeColumns(purpose: ReservationPurpose): PurposeColumns {
  return { interviewId: null, appointmentId: null, sessionId: null, holdId: null, ...purpose };
}

/** Whether a reservation is for that event or hold. */
export function servesPurpose(reservation: PurposeColumns, purpose: ReservationPurpose): boolean {
  const { interviewId, appointmentId, sessionId, holdId } = purposeColumns(purpose);
  return (
    reservation.interviewId === interviewId &&
    reservation.appointmentId === appointmentId &&
    reservation.sessionId === sessionId &&
    reservation.holdId === holdId
  );
}
