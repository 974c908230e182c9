import type { EventKind } from "@convene/prisma";

/** An event whose reminders somebody must look at. Ids and a time: all that the sweep's role may see. */
export interface DueEvent {
  readonly kind: EventKind;
  readonly tenantId: string;
  readonly id: string;
  readonly nextReminderAt: Date;
}

/** A connection of the `sweep` role, which reads across tenants; `connect({ url }).client` is one. */
export interface SweepClient {
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
}

const BATCH_SIZE = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * All events that are due at `now`, in batches, the longest overdue first. Each batch begins after
 * the last one, so that events which cannot be dealt with do not stand in the others' way.
 */
export async function* readDueEvents(
  client: SweepClient,
  kind: EventKind,
  now: Date,
  batchSize: number = BATCH_SIZE,
): AsyncGenerator<readonly DueEvent[]> {
  let last = { nextReminderAt: new Date(0), tenantId: NOBODY, id: NOBODY };
  for (;;) {
    const rows = await readBatch(client, kind, { now, last, batchSize });
    if (rows.length > 0) yield rows.map((row) => ({ ...row, kind }));
    const end = rows.at(-1);
    if (!end || rows.length < batchSize) return;
    last = end;
  }
}

type Cursor = Omit<DueEvent, "kind">;

async function readBatch(
  client: SweepClient,
  kind: EventKind,
  {
    now,
    last,
    batchSize,
  }: { readonly now: Date; readonly last: Cursor; readonly batchSize: number },
): Promise<Cursor[]> {
  const { nextReminderAt, tenantId, id } = last;
  return kind === "interview"
    ? await client.$queryRaw<Cursor[]>`
        SELECT tenant_id AS "tenantId", id, next_reminder_at AS "nextReminderAt" FROM interview
        WHERE next_reminder_at <= ${now}
          AND (next_reminder_at, tenant_id, id) > (${nextReminderAt}, ${tenantId}::uuid, ${id}::uuid)
        ORDER BY next_reminder_at, tenant_id, id LIMIT ${batchSize}`
    : await client.$queryRaw<Cursor[]>`
        SELECT tenant_id AS "tenantId", id, next_reminder_at AS "nextReminderAt" FROM appointment
        WHERE next_reminder_at <= ${now}
          AND (next_reminder_at, tenant_id, id) > (${nextReminderAt}, ${tenantId}::uuid, ${id}::uuid)
        ORDER BY next_reminder_at, tenant_id, id LIMIT ${batchSize}`;
}
