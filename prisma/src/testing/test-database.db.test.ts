import pg from "pg";
import { expect, test } from "vitest";
import { withClient } from "./template-database.ts";
import { testDatabase } from "./test-database.ts";

const tables = "SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public'";

test("a database has the migrations' tables and every role can sign in", async () => {
  await using database = await testDatabase();
  const { rows } = await withClient(database.urls.owner, (owner) =>
    owner.query<{ count: number }>(tables),
  );
  expect(rows[0]?.count).toBeGreaterThan(10);
  for (const [role, url] of Object.entries(database.urls)) {
    const session = await withClient(url, (client) =>
      client.query<{ user: string; superuser: boolean; bypasses: boolean }>(
        `SELECT rolname AS user, rolsuper AS superuser, rolbypassrls AS bypasses
         FROM pg_roles WHERE rolname = session_user`,
      ),
    );
    const owner = role === "owner";
    expect(session.rows[0]).toEqual({
      user: owner ? new URL(url).username : `convene_${role}`,
      superuser: owner,
      bypasses: owner,
    });
  }
});

test("what one test writes no other one sees, and the database is dropped", async () => {
  let name = "";
  await using neighbour = await testDatabase();
  {
    await using database = await testDatabase();
    name = new URL(database.urls.owner).pathname.slice(1);
    await withClient(database.urls.owner, (owner) => owner.query("CREATE TABLE mine ()"));
    await expect(
      withClient(neighbour.urls.owner, (owner) => owner.query("TABLE mine")),
    ).rejects.toThrow(pg.DatabaseError);
  }
  const { rows } = await withClient(neighbour.urls.owner, (owner) =>
    owner.query("SELECT FROM pg_database WHERE datname = $1", [name]),
  );
  expect(rows).toEqual([]);
});
