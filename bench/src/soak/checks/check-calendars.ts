import type { Client } from "pg";
import type { Organisation } from "../world.ts";

/** What blocks a person is what stands in their own calendar, and what is booked with them stands there. */
export async function checkCalendars(
  owner: Client,
  organisations: readonly Organisation[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { outside, both, tenantId } of organisations) {
    const there = await outside.list();
    const theirs = there.filter(({ title }) => title === "Outside").map(lineOf);
    const { rows: busy } = await owner.query<{ start: Date; end: Date }>(
      `SELECT starts_at AS start, ends_at AS end FROM external_busy WHERE tenant_id = $1 AND resource_id = $2`,
      [tenantId, both.resourceId],
    );
    wrong.push(
      ...difference(busy.map(lineOf), theirs).map((span) => `${span} blocks for no reason`),
    );
    wrong.push(...difference(theirs, busy.map(lineOf)).map((span) => `${span} does not block`));

    const { rows: booked } = await owner.query<{ start: Date; end: Date }>(
      `SELECT scheduled_start AS start, scheduled_end AS end FROM appointment
       WHERE host_resource_id = $1 AND status NOT IN ('cancelled', 'pending')
       UNION ALL
       SELECT scheduled_start, scheduled_end FROM interview
       JOIN interview_attendee ON interview_id = interview.id
       WHERE resource_id = $1 AND status <> 'cancelled'`,
      [both.resourceId],
    );
    const ours = there.filter(({ title }) => title !== "Outside").map(lineOf);
    wrong.push(
      ...difference(booked.map(lineOf), ours).map(
        (span) => `${span} is booked, and not in the calendar`,
      ),
    );
    wrong.push(
      ...difference(ours, booked.map(lineOf)).map(
        (span) => `${span} is in the calendar, and not booked`,
      ),
    );
  }
  return wrong;
}

function lineOf({ start, end }: { readonly start: Date; readonly end: Date }): string {
  return `${start.toISOString()} to ${end.toISOString()}`;
}

/** Those of the first that the second has not, as often as it has not. */
function difference(first: readonly string[], second: readonly string[]): string[] {
  const left = [...second];
  return first.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
