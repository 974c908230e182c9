import type { Transaction } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { readSmsOptIn, type SmsRecipient } from "./read-sms-opt-in.ts";
import { smsNumber } from "./sms-number.ts";

/**
 * Keeps whether a client or candidate agrees to text messages. Who agreed before keeps the moment at
 * which they did.
 *
 * @throws InvalidInputError where there is no number to send to
 */
export async function changeSmsOptIn(
  tx: Transaction,
  recipient: SmsRecipient,
  optIn: boolean,
  at: Date,
): Promise<void> {
  const { phone, smsOptInAt } = await readSmsOptIn(tx, recipient);
  if (optIn === (smsOptInAt !== null)) return;
  if (optIn && smsNumber(phone) === null) {
    throw new InvalidInputError("smsOptIn", "needs a phone number with its country's code");
  }
  const update = { where: { id: recipient.id }, data: { smsOptInAt: optIn ? at : null } };
  if (recipient.kind === "client") await tx.client.updateMany(update);
  else await tx.candidate.updateMany(update);
}
