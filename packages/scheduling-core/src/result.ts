/** An outcome that the caller must look at: expected refusals are values, bugs are exceptions. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** @example ok(booking) // { ok: true, value: booking } */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** @example err(new SlotTakenError("room-1")) // { ok: false, error: … } */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
