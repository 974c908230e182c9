import type { Rule } from "./rule.ts";

/** What was paid and given back. */
export const MONEY_RULES: readonly Rule[] = [
  {
    name: "the ledger's two sides add up to nothing, movement by movement",
    sql: `
      SELECT payment_id, refund_id, sum(amount) FROM ledger_entry
      GROUP BY payment_id, refund_id HAVING sum(amount) <> 0`,
  },
  {
    name: "the ledger has of each payment what came in less what went back",
    sql: `
      SELECT p.id, p.state, p.amount, coalesce(sum(e.amount), 0) AS in_ledger
      FROM payment p LEFT JOIN ledger_entry e ON e.payment_id = p.id AND e.account <> 'clients'
      GROUP BY p.tenant_id, p.id
      HAVING coalesce(sum(e.amount), 0) <> CASE WHEN p.state = 'succeeded' THEN p.amount ELSE 0 END
        - (SELECT coalesce(sum(r.amount), 0) FROM refund r WHERE r.payment_id = p.id AND r.state = 'succeeded')`,
  },
  {
    name: "nothing goes back that was not paid",
    sql: `
      SELECT p.id, p.amount, p.refunded, coalesce(sum(r.amount) FILTER (WHERE r.state <> 'failed'), 0) AS refunds
      FROM payment p LEFT JOIN refund r ON r.payment_id = p.id
      GROUP BY p.tenant_id, p.id
      HAVING p.refunded <> coalesce(sum(r.amount) FILTER (WHERE r.state <> 'failed'), 0)
        OR p.refunded > p.amount OR (p.refunded > 0 AND p.state <> 'succeeded')`,
  },
  {
    name: "receipts are numbered without gaps",
    sql: `
      SELECT t.tenant_id, t.receipts, count(p.id), max(p.receipt_number)
      FROM tenant t LEFT JOIN payment p ON p.tenant_id = t.tenant_id AND p.receipt_number IS NOT NULL
      GROUP BY t.tenant_id
      HAVING count(p.id) <> t.receipts OR coalesce(max(p.receipt_number), 0) <> t.receipts`,
  },
  {
    name: "each payment and each refund is in the history of its appointment once",
    sql: `
      SELECT p.appointment_id, count(*) AS payments,
             (SELECT count(*) FROM event_change c WHERE c.appointment_id = p.appointment_id AND c.kind = 'paid') AS told
      FROM payment p WHERE p.state = 'succeeded'
      GROUP BY p.tenant_id, p.appointment_id
      HAVING count(*) <> (SELECT count(*) FROM event_change c WHERE c.appointment_id = p.appointment_id AND c.kind = 'paid')`,
  },
  {
    name: "what was paid is not pending, and what is pending waits for its time",
    sql: `
      SELECT a.id, a.pay_by, coalesce(sum(p.amount - p.refunded), 0) AS paid
      FROM appointment a LEFT JOIN payment p ON p.appointment_id = a.id AND p.state = 'succeeded'
      WHERE a.status = 'pending' GROUP BY a.tenant_id, a.id
      HAVING a.pay_by IS NULL OR a.pay_by <= now() OR coalesce(sum(p.amount - p.refunded), 0) >= a.due_at_booking`,
  },
  {
    name: "what was confirmed by its payment was paid",
    sql: `
      SELECT a.id, a.due_at_booking, coalesce(sum(p.amount), 0) AS paid
      FROM appointment a
      JOIN event_change c ON c.appointment_id = a.id AND c.kind = 'confirmed'
      LEFT JOIN payment p ON p.appointment_id = a.id AND p.state = 'succeeded'
      GROUP BY a.tenant_id, a.id HAVING coalesce(sum(p.amount), 0) < a.due_at_booking`,
  },
  {
    name: "what was given up unpaid kept nobody's money",
    sql: `
      SELECT a.id, p.id AS payment_id, p.amount, p.refunded FROM appointment a
      JOIN payment p ON p.appointment_id = a.id AND p.state = 'succeeded' AND p.provider = 'stripe'
      WHERE a.status = 'cancelled' AND a.cancelled_by_kind = 'system' AND p.refunded < p.amount`,
  },
];
