import type { Asker, Reply } from "./ask.ts";
import type { AskedForTime } from "./candidate.ts";
import type { Choices } from "./choices.ts";
import type { DeedBook, DeedKind } from "./deeds.ts";
import type { Mailboxes } from "./mailboxes.ts";
import type { StripeDesk } from "./stripe-desk.ts";
import type { TimePassing } from "./time-passing.ts";
import type { Organisation } from "./world.ts";

/** What all clients of a run share. */
export interface Soak {
  readonly organisations: readonly Organisation[];
  readonly asker: Asker;
  readonly deeds: DeedBook;
  readonly mailboxes: Mailboxes;
  readonly stripe: StripeDesk;
  readonly time: TimePassing;
  /** Appointments that somebody knows, for staff to change. */
  readonly appointments: KnownEvent[];
  readonly interviews: KnownEvent[];
  /** Candidates who may have an invitation in their mail. */
  readonly candidates: string[];
  /** Requests that no candidate answered yet. */
  readonly requests: AskedForTime[];
  readonly startedAt: Date;
  /** Whether the clients are still to begin something. */
  isOn(): boolean;
}

export interface KnownEvent {
  readonly organisation: Organisation;
  readonly id: string;
}

/** A client: somebody with a plan of their own. */
export interface Client {
  readonly soak: Soak;
  readonly choices: Choices;
  /** Unlike any other's. */
  readonly name: string;
  /** Made anew for each deed. */
  nextMarker(): string;
}

/** Runs a step over and over, with a pause after each, until the clients are to stop. */
export async function keepDoing(client: Client, step: () => Promise<void>): Promise<void> {
  const { soak, choices } = client;
  await pause(choices.whole(0, 500));
  while (soak.isOn()) {
    await step();
    await pause(choices.whole(50, 400));
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Writes down how a request ended. @returns whether it was done */
export function writeDeed(
  { soak }: Client,
  deed: {
    readonly kind: DeedKind;
    readonly product: "ats" | "services";
    readonly organisation: Organisation;
    readonly marker: string;
    readonly eventId?: string | undefined;
    readonly rows?: number;
  },
  reply: Reply,
): boolean {
  const { organisation, ...rest } = deed;
  const outcome = !reply ? "unknown" : reply.status < 400 ? "done" : "refused";
  const code = outcome === "refused" ? codeOf(reply) : undefined;
  soak.deeds.write({ ...rest, tenantId: organisation.tenantId, outcome, code });
  return outcome === "done";
}

export function codeOf(reply: Reply): string {
  const body = reply?.body;
  const isProblem = typeof body === "object" && body !== null && "code" in body;
  return isProblem ? String(body.code) : `status ${reply?.status}`;
}
