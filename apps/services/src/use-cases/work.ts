import type { Actor, Transaction } from "@convene/prisma";
import type { Audience } from "../domain/slot-rules.ts";

/** What a use case works with: a unit of work, and the moment at which it is done. */
export interface Work {
  readonly tx: Transaction;
  readonly tenantId: string;
  readonly now: Date;
}

/** As whom an actor asks for times: everybody who is not of the organisation asks as a client. */
export function audienceOf(actor: Actor): Audience {
  return actor.kind === "member" ? "staff" : "client";
}
