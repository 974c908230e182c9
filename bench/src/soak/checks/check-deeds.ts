import type { Client } from "pg";
import type { Deed, DeedKind } from "../deeds.ts";

/** Where each kind of deed leaves its marker: what it is called, and the row. */
const TRACES: Readonly<Record<DeedKind, string>> = {
  // What is paid after it was given up is booked once more, by the system.
  book: `SELECT notes AS marker, id FROM appointment a WHERE EXISTS (
    SELECT FROM event_change c
    WHERE c.appointment_id = a.id AND c.kind = 'booked' AND c.actor_kind <> 'system')`,
  "book a series": "SELECT notes AS marker, id FROM appointment",
  move: "SELECT reason AS marker, coalesce(interview_id, appointment_id) AS id FROM event_change WHERE kind = 'rescheduled'",
  cancel:
    "SELECT reason AS marker, coalesce(interview_id, appointment_id) AS id FROM event_change WHERE kind = 'cancelled'",
  "pay by hand": "SELECT note AS marker, appointment_id AS id FROM payment",
  refund:
    "SELECT reason AS marker, appointment_id AS id FROM refund JOIN payment ON payment.id = payment_id",
  interview: "SELECT title AS marker, id FROM interview",
  loop: "SELECT title AS marker, id FROM interview",
  "time off": "SELECT reason AS marker, resource_id AS id FROM time_off",
};

/**
 * What clients were told is what is in the database: what was done is there once, what was refused is
 * not, and what nobody can tell is there once at the most.
 */
export async function checkDeeds(
  owner: Client,
  deeds: readonly Deed[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [kind, own] of Map.groupBy(deeds, (deed) => deed.kind)) {
    const { rows } = await owner.query<{ marker: string; id: string }>(
      `SELECT * FROM (${TRACES[kind]}) AS trace WHERE marker = ANY ($1)`,
      [own.map(({ marker }) => marker)],
    );
    const traces = Map.groupBy(rows, ({ marker }) => marker);
    for (const deed of own) {
      const found = traces.get(deed.marker) ?? [];
      const said = `${kind} ${deed.marker} was ${deed.outcome}${deed.code ? ` (${deed.code})` : ""}`;
      const rowsOfIt = deed.rows ?? 1;
      const isRight =
        deed.outcome === "done"
          ? found.length === rowsOfIt
          : deed.outcome === "refused"
            ? found.length === 0
            : deed.kind === "book a series" || found.length === 0 || found.length === rowsOfIt;
      if (!isRight) wrong.push(`${said}, and is there ${found.length} times`);
      const isElsewhere = deed.eventId !== undefined && found.some(({ id }) => id !== deed.eventId);
      if (isElsewhere) wrong.push(`${said} of ${deed.eventId}, and is at another: ${found[0]?.id}`);
    }
  }
  return wrong;
}
