import type { Transaction } from "@convene/prisma";
import type { Recipient } from "../recipient.ts";
import { smsNumber } from "./sms-number.ts";

/** Somebody who can agree to text messages. */
export interface SmsRecipient extends Pick<Recipient, "id"> {
  readonly kind: "client" | "candidate";
}

export interface SmsOptIn {
  /** As it was typed. */
  readonly phone: string | null;
  /** When they agreed; null: they did not. */
  readonly smsOptInAt: Date | null;
  /** Whether the phone answered STOP: nothing is sent to it, whatever was agreed. */
  readonly stopped: boolean;
}

/** Whether a client or candidate agreed to text messages, and to which phone. */
export async function readSmsOptIn(tx: Transaction, { kind, id }: SmsRecipient): Promise<SmsOptIn> {
  const query = { where: { id }, select: { phone: true, smsOptInAt: true } };
  const { phone, smsOptInAt } =
    kind === "client"
      ? await tx.client.findFirstOrThrow(query)
      : await tx.candidate.findFirstOrThrow(query);
  return { phone, smsOptInAt, stopped: await isStopped(tx, smsNumber(phone)) };
}

async function isStopped(tx: Transaction, number: string | null): Promise<boolean> {
  if (number === null) return false;
  const stopped = await tx.$queryRaw<unknown[]>`SELECT stopped_phones(${[number]}::text[])`;
  return stopped.length > 0;
}
