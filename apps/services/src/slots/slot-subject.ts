import type { ReservationPurpose, Service, WantedHost } from "@convene/prisma";
import type { SlotRules } from "../domain/slot-rules.ts";
import type { StoredHold } from "./find-hold.ts";
import type { Needs } from "./needs-of.ts";
import type { OwnPlace } from "./read-sessions.ts";

/** What the times must suit. */
export interface SlotSubject {
  readonly rules: SlotRules;
  /** Who may give it; one of them will. */
  readonly hosts: readonly WantedHost[];
  readonly needs: Needs;
  /** Set where clients share sessions. */
  readonly group?: GroupRules;
  /** The appointment to be moved, or the caller's own hold: it is not in its own way. */
  readonly except?: ReservationPurpose;
  /** The caller's hold: who and what it keeps was promised, and goes before others. */
  readonly hold?: StoredHold;
  /** What appointment or hold have at present: locked with what is wanted, in one statement. */
  readonly held: readonly string[];
}

/** How a service's sessions are shared. */
export interface GroupRules extends Pick<Service, "capacity" | "plannedOnly"> {
  readonly serviceId: string;
  /** Whose sessions can be joined. */
  readonly hostIds: readonly string[];
  readonly own: OwnPlace;
}
