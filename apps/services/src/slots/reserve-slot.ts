import { reserve, reservedSpan, type Service, type Work } from "@convene/prisma";
import type { StoredHold } from "./find-hold.ts";
import type { SettledSlot } from "./settle-slot.ts";

/** A settled slot, and for what it is taken. */
interface SlotReservation {
  readonly service: Pick<Service, "bufferBeforeMinutes" | "bufferAfterMinutes">;
  readonly slot: SettledSlot;
  readonly purpose: { readonly appointmentId: string } | { readonly sessionId: string };
  /** The caller's own, which is given back. */
  readonly hold?: StoredHold | undefined;
}

/** Reserves host, rooms and devices of a slot. */
export async function reserveSlot(
  { tx }: Work,
  { service, slot, purpose, hold }: SlotReservation,
): Promise<void> {
  await reserve(tx, {
    resourceIds: [slot.hostId, ...slot.resourceIds],
    span: reservedSpan(slot, service),
    purpose,
    insteadOf: hold?.holdId,
  });
}
