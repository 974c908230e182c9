import type { Actor, Client, Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";

export interface ClientDetails {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  /** Language of the mails, e.g. `fr`. */
  readonly locale: string;
}

/**
 * The client with that address, made on the first booking. Afterwards only staff change what is known:
 * nobody else has proved that the address is theirs, and its reminders go to the phone that is kept
 * here. A phone number that is left out stays. Whoever agreed to text messages agreed for their own
 * phone: another number has to be agreed to again.
 *
 * @param details.timeZone IANA, the client's.
 */
export async function keepClient(
  { tx, tenantId, now }: Work,
  details: {
    readonly client: ClientDetails;
    readonly timeZone: string;
    readonly smsOptIn?: boolean | undefined;
  },
  by: Actor,
): Promise<Client> {
  const { client, timeZone, smsOptIn } = details;
  const { name, locale, phone } = client;
  const email = client.email.trim().toLowerCase();
  const said = {
    name: name.trim(),
    locale,
    timeZone,
    ...(phone !== undefined && { phone }),
    ...(smsOptIn && { smsOptInAt: now }),
  };
  if (by.kind === "member" && phone !== undefined && !smsOptIn) {
    await tx.client.updateMany({
      where: { email, phone: { not: phone } },
      data: { smsOptInAt: null },
    });
  }
  // One statement (INSERT … ON CONFLICT): two first bookings at once make one client.
  return await tx.client.upsert({
    where: { tenantId_email: { tenantId, email } },
    create: { tenantId, id: uuidv7(), email, ...said },
    update: by.kind === "member" ? said : { email },
  });
}
