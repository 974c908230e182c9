import type { Client, Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";

export interface ClientDetails {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  /** Language of the mails, e.g. `fr`. */
  readonly locale: string;
}

/**
 * The client with that address, made on the first booking. What somebody says of themselves later
 * replaces what they said before; a phone number that they leave out stays.
 *
 * @param timeZone IANA, the client's.
 */
export async function keepClient(
  { tx, tenantId }: Work,
  details: ClientDetails,
  timeZone: string,
): Promise<Client> {
  const { name, locale, phone } = details;
  const email = details.email.trim().toLowerCase();
  const said = { name: name.trim(), locale, timeZone, ...(phone !== undefined && { phone }) };
  // One statement (INSERT … ON CONFLICT): two first bookings at once make one client.
  return await tx.client.upsert({
    where: { tenantId_email: { tenantId, email } },
    create: { tenantId, id: uuidv7(), email, ...said },
    update: said,
  });
}
