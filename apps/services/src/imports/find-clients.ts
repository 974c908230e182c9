import type { Client, Work } from "@convene/prisma";
import { plainName } from "@convene/server-kit/imports";
import { phoneDigits } from "../domain/phone-digits.ts";
import { knownClient } from "../use-cases/find-client.ts";
import { phoneDigitsOfRow } from "../use-cases/phone-digits-of-row.ts";
import type { SaidClient } from "./read-client.ts";

export type FoundClient = Pick<Client, "id" | "name" | "email" | "phone" | "timeZone" | "locale">;

const known = { id: true, name: true, email: true, phone: true, timeZone: true, locale: true };

/** The clients that lines are about, read at once. */
export interface FoundClients {
  /**
   * The client whom a line means: by the address; else by the phone, of those without an address and
   * those of the same name, who goes first. By the name alone only where it is one client's.
   */
  match(said: SaidClient): FoundClient | undefined;
}

export async function findClients(
  { tx }: Work,
  said: readonly SaidClient[],
): Promise<FoundClients> {
  const emails = said.flatMap(({ email }) => email ?? []);
  const digits = said.flatMap(({ phone }) => (phone === null ? [] : phoneDigits(phone)));
  const names = said.flatMap(({ name, email, phone }) =>
    name !== null && email === null && phone === null ? name : [],
  );
  const byPhone =
    digits.length === 0
      ? []
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM client
          WHERE tenant_id = current_tenant() AND phone IS NOT NULL
            AND ${phoneDigitsOfRow} = ANY(${digits})`;
  const clients = await tx.client.findMany({
    where: {
      ...knownClient,
      OR: [
        { email: { in: emails } },
        { id: { in: byPhone.map(({ id }) => id) } },
        ...(names.length === 0 ? [] : [{ name: { in: names, mode: "insensitive" as const } }]),
      ],
    },
    orderBy: { id: "asc" },
    select: known,
  });
  const byEmail = new Map(clients.map((client) => [client.email, client]));
  const byDigits = Map.groupBy(clients, ({ phone }) => (phone === null ? "" : phoneDigits(phone)));
  const byName = Map.groupBy(clients, ({ name }) => plainName(name));
  return {
    match({ name, email, phone }) {
      const own = email === null ? undefined : byEmail.get(email);
      if (own) return own;
      if (phone !== null) {
        const same = byDigits.get(phoneDigits(phone)) ?? [];
        const namesake = same.find((one) => plainName(one.name) === plainName(name ?? ""));
        // Another address is another person, whoever answers the phone.
        if (email !== null) return namesake?.email === null ? namesake : undefined;
        return namesake ?? same.find((one) => one.email === null || name === null);
      }
      if (email !== null || name === null) return undefined;
      const [only, another] = byName.get(plainName(name)) ?? [];
      return another ? undefined : only;
    },
  };
}
