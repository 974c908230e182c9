import type { Kit } from "@convene/server-kit";
import { bookAppointment, findAlternatives } from "@convene/services/server";
import { BOOKED_AT, type OpenSlot } from "./seed-salons.ts";

/** Books as a visitor does whom the salon knows, and tells everybody. */
export async function bookThroughApp(kit: Kit, slot: OpenSlot): Promise<{ readonly id: string }> {
  const { tenantId, serviceId, hostId, start, clientName, clientEmail } = slot;
  const client = { name: clientName, email: clientEmail, locale: "en" };
  const by = { kind: "client" } as const;
  return await kit.db.unit(tenantId, (tx) =>
    bookAppointment(
      { tx, tenantId, now: BOOKED_AT },
      { serviceId, hostId, start, timeZone: "Europe/Paris", client, by },
      kit,
    ),
  );
}

/** What else a visitor is offered whose slot is gone, as the server's answer has it. */
export async function offerInstead(kit: Kit, slot: OpenSlot): Promise<number> {
  const { tenantId, serviceId, hostId, start } = slot;
  const found = await kit.db.unit(tenantId, (tx) =>
    findAlternatives(
      { tx, tenantId, now: BOOKED_AT },
      { of: { serviceId, hostId }, start, audience: "client" },
    ),
  );
  return found.length;
}
