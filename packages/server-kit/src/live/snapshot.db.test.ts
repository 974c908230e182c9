import { seededRandom, testDatabase } from "@convene/prisma/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { isLater, parseSnapshot, type Snapshot, sees } from "./snapshot.ts";

function read(text: string): Snapshot {
  const snapshot = parseSnapshot(text);
  if (!snapshot) throw new Error(`${text} is no snapshot`);
  return snapshot;
}

test("a snapshot sees what PostgreSQL says that it sees", async () => {
  const random = seededRandom(7);
  const upTo = (most: number) => Math.floor(random() * most);
  const snapshots = Array.from({ length: 200 }, () => {
    const xmin = 3 + upTo(20);
    const xmax = xmin + upTo(10);
    const underWay = Array.from({ length: xmax - xmin }, (_, i) => xmin + i);
    return `${xmin}:${xmax}:${underWay.filter(() => random() < 0.4).join(",")}`;
  });
  await using database = await testDatabase();
  const client = new pg.Client({ connectionString: database.urls.app });
  await client.connect();
  const { rows } = await client.query<{ snapshot: string; xid: string; sees: boolean }>(
    `SELECT snapshot, xid, pg_visible_in_snapshot(xid::text::xid8, snapshot::pg_snapshot) AS sees
     FROM unnest($1::text[]) AS snapshot, generate_series(3, 35) AS xid`,
    [snapshots],
  );
  await client.end();
  expect(rows).toHaveLength(200 * 33);
  const wrong = rows.filter((row) => sees(read(row.snapshot), BigInt(row.xid)) !== row.sees);
  expect(wrong).toEqual([]);
});

test("of two snapshots the one that sees more is the later one", () => {
  expect(isLater(read("5:9:5,7"), read("5:8:5,7"))).toBe(true);
  expect(isLater(read("7:9:7"), read("5:9:5,7"))).toBe(true);
  expect(isLater(read("5:9:5,7"), read("5:9:5,7"))).toBe(false);
  expect(isLater(read("9:9:"), read("5:10:5"))).toBe(false);
});
