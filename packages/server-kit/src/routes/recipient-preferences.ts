import {
  changePreferences,
  changeSmsOptIn,
  readPreferences,
  readSmsOptIn,
  type SmsRecipient,
  smsNumber,
} from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { preferenceChangesSchema, preferenceRowSchema } from "./notification-schemas.ts";

/** What a client or candidate is told, as their signed link shows it. */
export const recipientPreferencesSchema = z
  .object({
    rows: z.array(preferenceRowSchema),
    smsOptIn: z.boolean().openapi({ description: "Whether they agreed to text messages" }),
    hasPhone: z.boolean().openapi({ description: "Whether there is a number to send them to" }),
    smsStopped: z
      .boolean()
      .openapi({ description: "The phone answered STOP: nothing is sent until it answers START" }),
  })
  .openapi("RecipientPreferences");

export const recipientPreferencesInput = z
  .object({
    rows: preferenceChangesSchema
      .optional()
      .openapi({ description: "Rows that are left out stay as they are" }),
    smsOptIn: z.boolean().optional(),
  })
  .openapi("RecipientPreferenceChanges");

export async function viewRecipientPreferences(
  { tx }: Work,
  recipient: SmsRecipient,
): Promise<z.infer<typeof recipientPreferencesSchema>> {
  const { phone, smsOptInAt, stopped } = await readSmsOptIn(tx, recipient);
  return {
    rows: await readPreferences(tx, recipient),
    smsOptIn: smsOptInAt !== null,
    hasPhone: smsNumber(phone) !== null,
    smsStopped: stopped,
  };
}

/** @throws InvalidInputError that names the row, or `smsOptIn` where there is no number to send to */
export async function changeRecipientPreferences(
  { tx, tenantId, now }: Work,
  recipient: SmsRecipient,
  { rows = [], smsOptIn }: z.infer<typeof recipientPreferencesInput>,
): Promise<void> {
  await changePreferences(tx, { ...recipient, tenantId }, rows, now);
  if (smsOptIn !== undefined) await changeSmsOptIn(tx, recipient, smsOptIn, now);
}
