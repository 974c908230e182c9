import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import { backlogPriority, backlogSize } from "./backlog-priority.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

/** Makes copies of a message of the organisation's in a state, of these versions of its event. */
async function copyMessages(first: number, last: number, state: "queued" | "sent"): Promise<void> {
  await organisation.unit(
    (tx) => tx.$executeRaw`
      INSERT INTO notification
      SELECT copy.*
      FROM (SELECT * FROM notification LIMIT 1) AS message,
           generate_series(${first}::int, ${last}::int) AS version,
           jsonb_populate_record(NULL::notification, to_jsonb(message) || jsonb_build_object(
             'id', gen_random_uuid(), 'event_version', version, 'state', ${state}::text)) AS copy`,
  );
}

test("more that wait go behind, however much was sent, and counting them reads none of that", async () => {
  await organisation.book("appointment");
  await copyMessages(1, 5_000, "sent");
  expect(await organisation.unit(backlogPriority)).toBe(0);
  await copyMessages(5_001, 5_100, "queued");
  expect(await organisation.unit(backlogPriority)).toBe(-2);

  const [explained] = await organisation.unit(
    (tx) => tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Record<string, number> }] }[]>`
      EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT ${backlogSize}`,
  );
  const plan = explained?.["QUERY PLAN"][0].Plan;
  const pages = (plan?.["Shared Hit Blocks"] ?? Number.NaN) + (plan?.["Shared Read Blocks"] ?? 0);
  expect(pages).toBeLessThan(100);
});
