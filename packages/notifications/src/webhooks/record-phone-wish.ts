import type { Database } from "@convene/prisma";
import type { PhoneWish } from "./read-twilio-reply.ts";

/**
 * Records that a phone wants no text messages any more, or wants them again, from any organisation: they
 * share the number that sends.
 */
export async function recordPhoneWish(
  { client }: Pick<Database, "client">,
  { phone, wish }: PhoneWish,
  now: Date,
): Promise<void> {
  if (wish === "stop") {
    await client.$queryRaw`SELECT stop_phone(${phone}, ${now}::timestamptz)::text`;
  } else {
    await client.$queryRaw`SELECT resume_phone(${phone})::text`;
  }
}
