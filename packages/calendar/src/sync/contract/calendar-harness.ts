import type { OutsideCalendar } from "../../testing/outsider.ts";
import type { StandInServer } from "../../testing/stand-in-server.ts";
import type { BusyRules } from "../busy-rules.ts";
import type { CalendarSync } from "../calendar-sync.ts";
import type { OutgoingEvent } from "../outgoing-event.ts";

export interface ConnectOptions {
  readonly timeoutMs?: number;
  readonly busyRules?: BusyRules;
  /** Default `tenant-1`. */
  readonly owner?: string;
}

/** A provider to run the contract against. */
export interface CalendarHarness {
  readonly server: StandInServer;
  connect(options?: ConnectOptions): Promise<CalendarSync>;
  /** A connection whose consent, or password, is gone. */
  connectRevoked(): Promise<CalendarSync>;
  /** An empty calendar of the same account, in America/Toronto. */
  newCalendar(): Promise<OutsideCalendar>;
  /** The next reading by a cursor is told that it is no longer good. */
  dropCursors(): void;
  /** How an event is created, and how busy times are read: for faults. */
  readonly createCall: { readonly method: string; readonly path: RegExp };
  readonly readCall: { readonly method: string; readonly path: RegExp };
  stop(): Promise<void>;
}

export const JANUARY = {
  start: new Date("2026-01-01T00:00:00Z"),
  end: new Date("2026-02-01T00:00:00Z"),
};

/** 14:00 to 15:00 in Toronto on 20 January 2026. */
export const BOOKED: OutgoingEvent = {
  key: "0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e",
  sequence: 0,
  stamp: new Date("2026-01-05T08:30:00Z"),
  title: "Haircut; with Amélie, “short”",
  description: "Please come\nfive minutes early.",
  location: "12 King Street West, Toronto",
  start: new Date("2026-01-20T19:00:00Z"),
  end: new Date("2026-01-20T20:00:00Z"),
  timeZone: "America/Toronto",
  status: "confirmed",
};

/** The same, an hour later. */
export const MOVED: OutgoingEvent = {
  ...BOOKED,
  sequence: 1,
  start: new Date("2026-01-20T20:00:00Z"),
  end: new Date("2026-01-20T21:00:00Z"),
};
