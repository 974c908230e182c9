import type { Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { RemoteCalendar } from "../sync/external-event.ts";

/**
 * Brings our list of an account's calendars to what the provider lists: new ones are added, those that
 * are gone go with their busy times, the others keep what was chosen for them.
 */
export async function keepCalendars(
  tx: Transaction,
  connection: { readonly tenantId: string; readonly id: string; readonly memberId: string },
  listed: readonly RemoteCalendar[],
): Promise<void> {
  const { tenantId, id: connectionId, memberId } = connection;
  const held = await tx.connectedCalendar.findMany({
    where: { connectionId },
    select: { id: true, externalId: true },
  });
  await tx.connectedCalendar.deleteMany({
    where: { connectionId, externalId: { notIn: listed.map(({ calendarId }) => calendarId) } },
  });
  for (const { calendarId, name, timeZone, writable } of listed) {
    const [known] = held.filter(({ externalId }) => externalId === calendarId);
    if (!known) continue;
    await tx.connectedCalendar.updateMany({
      where: { id: known.id },
      data: { name, timeZone, writable, ...(!writable && { receives: false }) },
    });
  }
  const added = listed.filter(
    ({ calendarId }) => !held.some(({ externalId }) => externalId === calendarId),
  );
  if (added.length === 0) return;
  // Two calendars connected at once must not both receive.
  await tx.$queryRaw`
    SELECT id FROM member WHERE tenant_id = current_tenant() AND id = ${memberId}::uuid FOR UPDATE`;
  const receiving = await tx.connectedCalendar.count({
    where: { receives: true, connection: { memberId } },
  });
  await tx.connectedCalendar.createMany({
    data: added.map(({ calendarId, name, timeZone, writable, primary }) => ({
      tenantId,
      id: uuidv7(),
      connectionId,
      externalId: calendarId,
      name,
      timeZone,
      writable,
      // Of an account's later calendars its owner decides.
      blocks: primary && held.length === 0,
      receives: primary && writable && receiving === 0,
    })),
  });
}
