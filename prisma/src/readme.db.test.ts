import { readFile } from "node:fs/promises";
import { addHours } from "date-fns";
import { expect, test } from "vitest";
import { connect } from "./client.ts";
import { seedDemo } from "./demo/index.ts";
import { moveAnHourLater } from "./fixtures/readme-example.ts";
import { testDatabase } from "./testing/index.ts";
import { withClient } from "./testing/template-database.ts";

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

test("the README's example is the file that runs here", async () => {
  expect(await read("../README.md")).toContain(await read("./fixtures/readme-example.ts"));
});

test("it moves an appointment with its reservation, and says why it cannot move another", async () => {
  await using database = await testDatabase();
  const now = new Date("2026-11-22T12:00:00Z");
  await seedDemo(database.urls, { now });
  const db = connect({ url: database.urls.app });
  const find = async (status: string) => {
    const { rows } = await withClient(database.urls.owner, (owner) =>
      owner.query<{ tenant: string; id: string; start: Date; member: string }>(
        // the last one of a person: nothing is in its way
        `SELECT a.tenant_id AS tenant, a.id, a.scheduled_start AS start, m.id AS member
         FROM appointment a JOIN member m ON m.tenant_id = a.tenant_id AND m.resource_id = a.host_resource_id
         WHERE a.status::text = $1 ORDER BY a.scheduled_start DESC LIMIT 1`,
        [status],
      ),
    );
    if (!rows[0]) throw new Error(`The demo has nothing that is ${status}`);
    return rows[0];
  };

  const upcoming = await find("confirmed");
  expect(await moveAnHourLater(db, upcoming.tenant, upcoming.id, upcoming.member)).toBe("moved");
  await db.unit(upcoming.tenant, async (tx) => {
    const [reservation] = await tx.reservation.findMany({ where: { appointmentId: upcoming.id } });
    expect(reservation?.startsAt).toEqual(addHours(upcoming.start, 1));
  });

  const past = await find("completed");
  expect(await moveAnHourLater(db, past.tenant, past.id, past.member)).toBe("EVENT_CLOSED");
  await db.close();
});
