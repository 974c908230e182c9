import {
  confirmHold,
  releaseReservations,
  reserve,
  reservedSpan,
  type Service,
  type Work,
} from "@convene/prisma";
import { holdsExactly, type StoredHold } from "./find-hold.ts";
import type { SettledSlot } from "./settle-slot.ts";

/** A settled slot, and for what it is taken. */
interface SlotReservation {
  readonly service: Pick<Service, "bufferBeforeMinutes" | "bufferAfterMinutes">;
  readonly slot: SettledSlot;
  readonly purpose: { readonly appointmentId: string } | { readonly sessionId: string };
  /** A hold that becomes it where it keeps exactly that; else it is given back. */
  readonly hold?: StoredHold | undefined;
}

/** Reserves host, rooms and devices of a slot in one statement, or turns the hold on them into it. */
export async function reserveSlot(
  { tx }: Work,
  { service, slot, purpose, hold }: SlotReservation,
): Promise<void> {
  const resourceIds = [slot.hostId, ...slot.resourceIds];
  const span = reservedSpan(slot, service);
  const isHeld = hold !== undefined && holdsExactly(hold, resourceIds, span);
  if (isHeld && (await confirmHold(tx, hold.holdId, purpose))) return;
  if (hold) await releaseReservations(tx, { holdId: hold.holdId });
  await reserve(tx, { resourceIds, span, purpose });
}
