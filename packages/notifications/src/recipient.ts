import type { RecipientKind } from "@convene/prisma";

/** Somebody who is told about an event. */
export interface Recipient {
  readonly kind: RecipientKind;
  readonly id: string;
  readonly name: string;
  /** Null: they gave none, and get no mail. */
  readonly email: string | null;
  /** E.164, of somebody who agreed to text messages. Null: none are sent. */
  readonly phone: string | null;
  /** BCP 47, e.g. `en` or `fr-CA`. */
  readonly locale: string;
  /** IANA identifier; times are written in it. */
  readonly timeZone: string;
}

/** Whether it is the client or candidate, who comes from outside of the organisation. */
export function isOutside(recipient: Pick<Recipient, "kind">): boolean {
  return recipient.kind !== "member";
}
