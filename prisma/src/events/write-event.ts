import type { Actor } from "@convene/scheduling-core/prisma";
import { uuidv7 } from "uuidv7";
import type { InterviewAttendee } from "../../generated/client.ts";
import type { Transaction } from "../client.ts";
import { refusingOverlap } from "../database-errors.ts";
import { reservedSpan, type ScheduledEvent } from "./event-kind.ts";
import { rowAsColumns } from "./row-as-columns.ts";

/** What comes with a new event. */
interface NewEventParts {
  readonly by: Actor;
  /** Whose time it takes, buffers included; none: it is a place in a session, which has its own. */
  readonly resourceIds: readonly string[];
  /** A hold of the caller's own: it is given back, whatever it is on. Left out: there was none. */
  readonly insteadOf?: string | undefined;
  /** Of an interview: its panel. */
  readonly attendees?: readonly InterviewAttendee[];
}

/**
 * Writes a new event with all that is its own, in one statement: row and panel, history, reservations, and
 * word to open pages. Telling people comes after it.
 *
 * @param event Its row as it is to be, every column.
 * @throws SlotTakenError when any of its resources is taken
 */
export async function writeEvent(
  tx: Transaction,
  event: ScheduledEvent,
  { by, attendees = [], insteadOf, ...parts }: NewEventParts,
): Promise<void> {
  const { kind, row } = event;
  const resourceIds = [...parts.resourceIds];
  const { start, end } = reservedSpan({ start: row.scheduledStart, end: row.scheduledEnd }, row);
  await refusingOverlap(
    resourceIds,
    async () =>
      await tx.$executeRaw`
        SELECT write_event(
          ${kind}, ${JSON.stringify(rowAsColumns(row))}::jsonb,
          ${JSON.stringify(attendees.map(rowAsColumns))}::jsonb,
          ${uuidv7()}::uuid, ${by.kind}::actor_kind, ${by.id ?? null}::uuid,
          ${resourceIds}::uuid[], ${resourceIds.map(() => uuidv7())}::uuid[],
          ${start}::timestamptz, ${end}::timestamptz, ${insteadOf ?? null}::uuid)`,
  );
}
