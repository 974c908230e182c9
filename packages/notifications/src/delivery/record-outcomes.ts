import type { DeliveryReportKind, NotificationState, Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { Words } from "./delivery.ts";

/** What became of a notification. What is left out stays as it is. */
export interface DeliveryOutcome {
  readonly id: string;
  readonly state: NotificationState;
  readonly attempts?: number;
  /** Null: none. */
  readonly batchId?: string | null;
  /** Null: it does not matter any more. */
  readonly lastError: string | null;
  readonly provider?: string;
  readonly providerId?: string | null;
  readonly sentAt?: Date;
  readonly heldUntil?: Date;
  readonly words?: Words;
  readonly report?: {
    readonly kind: DeliveryReportKind;
    /** For a person to read; no personal data. */
    readonly detail: string | null;
  };
}

const LONGEST_DETAIL = 500;

/** Writes what became of any number of notifications, in one statement, and tells open pages. */
export async function recordOutcomes(
  tx: Transaction,
  at: Date,
  outcomes: readonly DeliveryOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.$queryRaw`
    WITH outcome AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(outcomes.map(toRecord))}::json) AS o (
        id uuid, state notification_state, attempts integer, batched boolean, batch_id uuid,
        last_error text, provider text, provider_id text, sent_at timestamptz, held_until timestamptz,
        worded boolean, subject text, text text, html text, calendar_file text,
        report_id uuid, report_kind delivery_report_kind, detail text)
    ), changed AS (
      UPDATE notification n SET
        state = o.state,
        attempts = coalesce(o.attempts, n.attempts),
        batch_id = CASE WHEN o.batched THEN o.batch_id ELSE n.batch_id END,
        last_error = o.last_error,
        provider = coalesce(o.provider, n.provider),
        provider_id = coalesce(o.provider_id, n.provider_id),
        sent_at = coalesce(o.sent_at, n.sent_at),
        held_until = coalesce(o.held_until, n.held_until),
        subject = CASE WHEN o.worded THEN o.subject ELSE n.subject END,
        text = CASE WHEN o.worded THEN o.text ELSE n.text END,
        html = CASE WHEN o.worded THEN o.html ELSE n.html END,
        calendar_file = CASE WHEN o.worded THEN o.calendar_file ELSE n.calendar_file END
      FROM outcome o
      WHERE n.tenant_id = current_tenant() AND n.id = o.id
      RETURNING n.id, n.state
    ), reported AS (
      INSERT INTO delivery_report (tenant_id, id, notification_id, kind, detail, at)
      SELECT current_tenant(), report_id, id, report_kind, detail, ${at}::timestamptz
      FROM outcome WHERE report_kind IS NOT NULL
    )
    -- Open pages need not hear that something is on its way: what comes of it follows at once.
    SELECT announce_changes('notification', array_agg(id), 'changed')
    FROM changed WHERE state <> 'sending' HAVING count(*) > 0`;
}

function toRecord({ words, report, batchId, sentAt, heldUntil, ...outcome }: DeliveryOutcome) {
  return {
    id: outcome.id,
    state: outcome.state,
    attempts: outcome.attempts,
    batched: batchId !== undefined,
    batch_id: batchId,
    last_error: outcome.lastError?.slice(0, LONGEST_DETAIL),
    provider: outcome.provider,
    provider_id: outcome.providerId,
    sent_at: sentAt,
    held_until: heldUntil,
    worded: words !== undefined,
    subject: words?.subject,
    text: words?.text,
    html: words?.html,
    calendar_file: words?.calendarFile,
    ...(report && {
      report_id: uuidv7(),
      report_kind: report.kind,
      detail: report.detail?.slice(0, LONGEST_DETAIL),
    }),
  };
}
