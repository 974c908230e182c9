import type { Work } from "@convene/prisma";
import { addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Product } from "../../product.ts";

export interface KitWorldParts {
  readonly product: Product;
  /** What the message and the conflict are about. */
  readonly event: { readonly interviewId: string } | { readonly appointmentId: string };
  readonly start: Date;
  /** Whose time the conflict is in. */
  readonly resourceId: string;
  /** Whose message, feed and calendar they are. */
  readonly memberId: string;
  readonly imported: "candidates" | "clients";
  readonly importedBy: string;
}

/** Writes a row of everything that every app has from the kit, under the ids given. */
export async function writeKitWorld(
  { tx, tenantId, now }: Work,
  ids: ReturnType<typeof kitWorldIds>,
  { product, event, start, resourceId, memberId, imported, importedBy }: KitWorldParts,
): Promise<void> {
  const row = (id: string) => ({ tenantId, id });
  await tx.notification.create({
    data: {
      ...row(ids.notificationId),
      ...event,
      eventVersion: 0,
      kind: "confirmation",
      channel: "in_app",
      product,
      state: "sent",
      sentAt: now,
      recipientKind: "member",
      recipientId: memberId,
      address: "",
      locale: "en",
      timeZone: "UTC",
      facts: {},
      calendarFile: "BEGIN:VCALENDAR",
      subject: "Confirmed",
      text: "Confirmed",
    },
    select: { id: true },
  });
  await tx.calendarConflict.create({
    data: {
      ...row(ids.conflictId),
      ...event,
      kind: "busy",
      resourceId,
      startsAt: start,
      endsAt: addHours(start, 1),
      raisedAt: now,
    },
    select: { id: true },
  });
  await tx.calendarFeed.create({
    data: { ...row(ids.feedId), memberId, secretHash: ids.feedId, name: "Feed", createdAt: now },
    select: { id: true },
  });
  await tx.calendarConnection.create({
    data: {
      ...row(ids.connectionId),
      memberId,
      provider: "caldav",
      account: `${ids.connectionId}@example.com`,
      credentials: "",
      createdAt: now,
      calendars: { create: { id: ids.calendarId, externalId: "1", name: "Work", writable: true } },
    },
    select: { id: true },
  });
  await tx.dataImport.create({
    data: {
      ...row(ids.importId),
      product,
      kind: imported,
      state: "checked",
      fileName: `${imported}.csv`,
      content: "Name\nDana\n",
      columns: {
        header: ["Name"],
        fields: { name: "Name" },
        settings: { dateOrder: "dmy", phonePrefix: null, tellPeople: false },
      },
      memberId: importedBy,
      createdAt: now,
    },
    select: { id: true },
  });
}

/** Ids of rows that are not there. */
export function kitWorldIds() {
  return {
    notificationId: uuidv7(),
    conflictId: uuidv7(),
    feedId: uuidv7(),
    connectionId: uuidv7(),
    calendarId: uuidv7(),
    importId: uuidv7(),
  };
}
