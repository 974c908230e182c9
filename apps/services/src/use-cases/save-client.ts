import { type Client, isDuplicate, type Work } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { findClient } from "./find-client.ts";

export interface ClientChanges {
  readonly name: string;
  /** Null: none is known. */
  readonly email: string | null;
  readonly phone: string | null;
  /** IANA. */
  readonly timeZone: string;
  /** Language of the mails, e.g. `fr`. */
  readonly locale: string;
}

/**
 * Corrects what is known of a client. Whoever agreed to text messages agreed for their own phone:
 * another number has to be agreed to again.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `email` where another client has it: the two may be one, see
 *   `mergeClients`; or where neither an address nor a phone is left
 */
export async function saveClient(
  work: Work,
  clientId: string,
  { email: address, ...changes }: ClientChanges,
): Promise<Client> {
  const { tx, tenantId } = work;
  const client = await findClient(work, clientId);
  const email = address?.trim().toLowerCase() || null;
  if (email === null && changes.phone === null) {
    throw new InvalidInputError("email", "is needed where there is no phone number");
  }
  const namesake =
    email !== null &&
    (await tx.client.findFirst({ where: { email, id: { not: clientId } }, select: { id: true } }));
  if (namesake) throw addressTaken();
  try {
    return await tx.client.update({
      where: { tenantId_id: { tenantId, id: clientId } },
      data: { ...changes, email, ...(changes.phone !== client.phone && { smsOptInAt: null }) },
    });
  } catch (cause) {
    if (isDuplicate(cause, "client_tenant_id_email_key")) throw addressTaken({ cause });
    throw cause;
  }
}

function addressTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("email", "is the address of another client", options);
}
