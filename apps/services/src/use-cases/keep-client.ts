import type { Actor, Client, Work } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { phoneDigits } from "../domain/phone-digits.ts";
import { phoneDigitsOfRow } from "./phone-digits-of-row.ts";

export interface ClientDetails {
  readonly name: string;
  /** Only staff may leave it out, for somebody with a phone. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** Language of the mails, e.g. `fr`. */
  readonly locale: string;
}

type KeptClient = Pick<Client, "id">;

interface Introduction {
  readonly client: ClientDetails;
  /** IANA, the client's. */
  readonly timeZone: string;
  readonly smsOptIn?: boolean | undefined;
}

/**
 * The client with that address, or for staff with that phone, made on the first booking. Afterwards only
 * staff change what is known: nobody else has proved that the address is theirs, and its reminders go to
 * the phone that is kept here. A phone number that is left out stays. Whoever agreed to text messages
 * agreed for their own phone: another number has to be agreed to again.
 *
 * @throws InvalidInputError naming `client.email` where it is missing, and for staff the phone as well
 */
export async function keepClient(
  work: Work,
  introduction: Introduction,
  by: Actor,
): Promise<KeptClient> {
  const email = introduction.client.email?.trim().toLowerCase();
  if (email) return await keepByAddress(work, email, introduction, by);
  const { phone } = introduction.client;
  if (by.kind !== "member" || !phone) throw new InvalidInputError("client.email", "is missing");
  return await keepByPhone(work, phone, introduction);
}

async function keepByAddress(
  work: Work,
  email: string,
  introduction: Introduction,
  by: Actor,
): Promise<KeptClient> {
  const { tx, tenantId } = work;
  const { phone } = introduction.client;
  const said = saidOf(introduction, work.now);
  if (by.kind === "member" && phone !== undefined && !introduction.smsOptIn) {
    await tx.client.updateMany({
      where: { email, phone: { not: phone } },
      data: { smsOptInAt: null },
    });
  }
  if (by.kind !== "member") {
    const [known] = await tx.$queryRaw<KeptClient[]>`
      SELECT id FROM client WHERE tenant_id = current_tenant() AND email = ${email}`;
    if (known) return known;
  }
  // One statement (INSERT … ON CONFLICT): two first bookings at once make one client.
  return await tx.client.upsert({
    where: { tenantId_email: { tenantId, email } },
    create: { tenantId, id: uuidv7(), email, ...said },
    update: by.kind === "member" ? said : { email },
  });
}

/** However the number is written; of two with the same one, the one of that name. */
async function keepByPhone(
  { tx, tenantId, now }: Work,
  phone: string,
  introduction: Introduction,
): Promise<KeptClient> {
  const digits = phoneDigits(phone);
  // Two who type the same number at once wait for each other here.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(current_tenant()::text || ${`phone ${digits}`}, 0))`;
  const known = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM client
    WHERE tenant_id = current_tenant() AND erased_at IS NULL AND merged_into_id IS NULL
      AND ${phoneDigitsOfRow} = ${digits}
    ORDER BY id`;
  const said = saidOf(introduction, now);
  const same = known.find(({ name }) => name.toLowerCase() === said.name.toLowerCase());
  const [first] = same ? [same] : known;
  if (!first) return await tx.client.create({ data: { tenantId, id: uuidv7(), ...said } });
  // A voice gave a name: what is known of who has that number stays as it is.
  return first;
}

function saidOf({ client, timeZone, smsOptIn }: Introduction, now: Date) {
  const { name, locale, phone } = client;
  return {
    name: name.trim(),
    locale,
    timeZone,
    ...(phone !== undefined && { phone }),
    ...(smsOptIn && { smsOptInAt: now }),
  };
}
