import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { Recipient } from "../recipient.ts";
import { type EventParties, loadEventParties } from "./load-event-parties.ts";

/**
 * Whom an event's notices go to. Of an interview: the candidate, the organiser and the required
 * interviewers; of an appointment: the client and the staff member. Nobody twice, nobody erased.
 */
export async function recipientsOf(tx: Transaction, event: ScheduledEvent): Promise<Recipient[]> {
  return recipientsAmong(await loadEventParties(tx, event));
}

export function recipientsAmong({ outside, members }: EventParties): Recipient[] {
  return outside ? [outside, ...members] : [...members];
}
