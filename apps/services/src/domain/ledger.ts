import type { LedgerAccount, PaymentMethod } from "@convene/prisma";

/** One side of a movement of money. */
export interface LedgerSide {
  readonly account: LedgerAccount;
  /** Minor units; what comes in is positive. */
  readonly amount: number;
}

/** A movement: what comes in by one way has a client's name on the other side. Minor units. */
export interface Movement {
  readonly method: PaymentMethod;
  readonly amount: number;
}

/** The two sides of money that came in. They add up to nothing. */
export function received({ method, amount }: Movement): readonly LedgerSide[] {
  return [
    { account: method, amount },
    { account: "clients", amount: -amount },
  ];
}

/** The two sides of money that went back: those of a payment, with the opposite sign. */
export function givenBack({ method, amount }: Movement): readonly LedgerSide[] {
  return [
    { account: method, amount: -amount },
    { account: "clients", amount },
  ];
}
