import type { Actor } from "@convene/scheduling-core/prisma";
import type { Prisma } from "../../generated/client.ts";
import type { EventChangeKind } from "../../generated/enums.ts";
import type { Transaction } from "../client.ts";
import { type EventKind, eventColumn } from "./event-kind.ts";

/** An entry of an event's history. */
export interface EventChangeEntry {
  readonly kind: EventChangeKind;
  readonly by: Actor;
  readonly reason?: string | undefined;
  readonly startBefore?: Date;
  readonly startAfter?: Date;
  /** What else was changed, e.g. `{ "price": [4500, 5000] }`. */
  readonly details?: Prisma.InputJsonObject | undefined;
}

/** Writes down who did what to an event, and why. History is never changed afterwards. */
export async function recordChange(
  tx: Transaction,
  event: { readonly kind: EventKind; readonly row: { tenantId: string; id: string } },
  entry: EventChangeEntry,
): Promise<void> {
  await tx.eventChange.create({
    data: {
      tenantId: event.row.tenantId,
      ...eventColumn(event.kind, event.row.id),
      kind: entry.kind,
      actorKind: entry.by.kind,
      actorId: entry.by.id ?? null,
      reason: entry.reason ?? null,
      startBefore: entry.startBefore ?? null,
      startAfter: entry.startAfter ?? null,
      ...(entry.details && { details: entry.details }),
    },
    select: { id: true },
  });
}
