import type { Product } from "./app-processes.ts";

export type DeedKind =
  | "book"
  | "move"
  | "cancel"
  | "pay by hand"
  | "refund"
  | "book a series"
  | "interview"
  | "loop"
  | "time off";

/**
 * Something that a client wanted, and what it was told. `unknown`: no answer came, or none that says
 * whether it was done.
 */
export interface Deed {
  readonly kind: DeedKind;
  readonly product: Product;
  readonly tenantId: string;
  /** Written into a note, reason or title of what was asked for: nobody else's says the same. */
  readonly marker: string;
  readonly outcome: "done" | "refused" | "unknown";
  /** The refusal's. */
  readonly code?: string | undefined;
  /** The event's, where it is known. */
  readonly eventId?: string | undefined;
  /** Times that the request may have been carried out. Default 1. */
  readonly tries?: number;
  /** Rows that there are to be. Default 1. */
  readonly rows?: number;
}

/** What all clients did and were told. */
export class DeedBook {
  readonly deeds: Deed[] = [];
  /** By what was done and how it ended, e.g. `book refused SLOT_TAKEN`. */
  readonly counts = new Map<string, number>();

  write(deed: Deed): void {
    this.deeds.push(deed);
    const { kind, outcome, code } = deed;
    this.count(outcome === "refused" ? `${kind}: ${code}` : `${kind}: ${outcome}`);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
