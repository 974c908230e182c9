import { toInstant, toLocal } from "@convene/scheduling-core";

/** An instant as an `<input type="datetime-local">` has it, in a zone (IANA). */
export function toInputValue(instant: Date, timeZone: string): string {
  return toLocal(instant, timeZone).local.slice(0, 16);
}

/** What an `<input type="datetime-local">` says, in a zone (IANA); undefined while it is incomplete. */
export function fromInputValue(value: string, timeZone: string): Date | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? toInstant(value, timeZone) : undefined;
}
