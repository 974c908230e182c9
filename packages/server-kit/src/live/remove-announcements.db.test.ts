import { connect } from "@convene/prisma";
import { testDatabase } from "@convene/prisma/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { removeAnnouncements } from "./remove-announcements.ts";

test("announcements of hours ago are forgotten, of all organisations; none other is", async () => {
  await using database = await testDatabase();
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  await owner.query(
    `INSERT INTO announcement (tenant_id, xid, subject, subject_id, change, at)
     SELECT gen_random_uuid(), hours, 'appointment', gen_random_uuid(), 'created',
            clock_timestamp() - make_interval(hours => hours, mins => -5)
     FROM generate_series(1, 7) AS hours`,
  );
  const sweep = connect({ url: database.urls.sweep, poolSize: 1 });
  await removeAnnouncements(sweep.client);
  await sweep.close();
  const { rows } = await owner.query("SELECT xid::int FROM announcement ORDER BY xid");
  expect(rows.map(({ xid }) => xid)).toEqual([1, 2, 3, 4]);
  await owner.end();
});
