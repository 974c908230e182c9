import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";
import { withClient } from "../testing/template-database.ts";
import { fillTables, insertRow, type Row, type RowsOf } from "./fill-tables.ts";
import { readCatalogue, type Table } from "./read-catalogue.ts";

// Two tenants with rows in every table that the catalogue knows; the apps' role tries each across.

const ROW_LEVEL_SECURITY = "42501";
const NO_SUCH_ROW = "23503";
const NOT_UNIQUE = "23505";

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
let tables: readonly Table[];
const own = uuidv7();
const other = uuidv7();
let ownRows: RowsOf;
let othersRows: RowsOf;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  app = new pg.Client({ connectionString: database.urls.app });
  await Promise.all([owner.connect(), app.connect()]);
  const catalogue = await readCatalogue(owner);
  tables = catalogue.filter(({ hasTenant }) => hasTenant);
  ownRows = await fillTables(owner, catalogue, own);
  othersRows = await fillTables(owner, catalogue, other);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database[Symbol.asyncDispose]();
});

/** Runs `work` as the apps' role, bound to a tenant or to none, and takes it back. */
async function inUnit<T>(tenantId: string | null, work: () => Promise<T>): Promise<T> {
  await app.query("BEGIN");
  try {
    if (tenantId) await app.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId]);
    await app.query("SET CONSTRAINTS ALL IMMEDIATE");
    return await work();
  } finally {
    await app.query("ROLLBACK");
  }
}

/** The code with which the database refuses something, or what it did; the unit goes on. */
async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  await app.query("SAVEPOINT attempt");
  try {
    const done = await work();
    return `done: ${JSON.stringify(done ?? null)}`;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return error.code ?? "";
  } finally {
    await app.query("ROLLBACK TO SAVEPOINT attempt");
  }
}

const rowsOf = (rows: RowsOf, { name }: Table) => rows.get(name) ?? [];
const count = async (sql: string, values: unknown[] = []) =>
  (await app.query<{ count: number }>(sql, values)).rows[0]?.count;
const changed = async (sql: string, values: unknown[] = []) =>
  (await app.query(sql, values)).rowCount;

const keyOf = ({ primaryKey }: Table, row: Row) => {
  const conditions = primaryKey.map((column, at) => `"${column}"::text = $${at + 1}`);
  return { where: conditions.join(" AND "), values: primaryKey.map((column) => row[column]) };
};

/** A further row like one that is there. */
const again = (table: Table, row: Row): Row => ({
  ...row,
  ...("id" in row && table.primaryKey.includes("id") && { id: uuidv7() }),
});

test("every tenant's table has rows of both: what follows is about all of them", async () => {
  for (const table of tables) {
    for (const tenant of [own, other]) {
      const { rowCount } = await owner.query(`SELECT FROM "${table.name}" WHERE tenant_id = $1`, [
        tenant,
      ]);
      expect([table.name, (rowCount ?? 0) > 0]).toEqual([table.name, true]);
    }
  }
});

test("a tenant sees all of its own rows and none of another's", async () => {
  await inUnit(own, async () => {
    for (const table of tables) {
      const seen = [
        await count(`SELECT count(*)::int AS count FROM "${table.name}"`),
        await count(`SELECT count(*)::int AS count FROM "${table.name}" WHERE tenant_id = $1`, [
          other,
        ]),
      ];
      expect([table.name, ...seen]).toEqual([table.name, rowsOf(ownRows, table).length, 0]);
    }
  });
});

test("another's rows are neither changed nor taken away, though their keys are known", async () => {
  const allowed = ["done: 0", ROW_LEVEL_SECURITY]; // the second where no role of ours may at all
  await inUnit(own, async () => {
    for (const table of tables) {
      for (const row of rowsOf(othersRows, table).slice(0, 1)) {
        const { where, values } = keyOf(table, row);
        const outcomes = [
          await outcomeOf(() => changed(`DELETE FROM "${table.name}" WHERE ${where}`, values)),
          await outcomeOf(() =>
            changed(`UPDATE "${table.name}" SET tenant_id = tenant_id WHERE ${where}`, values),
          ),
          await outcomeOf(() =>
            changed(`UPDATE "${table.name}" SET tenant_id = '${own}' WHERE ${where}`, values),
          ),
        ];
        expect([table.name, outcomes.filter((outcome) => !allowed.includes(outcome))]).toEqual([
          table.name,
          [],
        ]);
      }
    }
  });
});

test("no row is written into another tenant, nor given away to it", async () => {
  await inUnit(own, async () => {
    for (const table of tables) {
      const [mine] = rowsOf(ownRows, table);
      const [theirs] = rowsOf(othersRows, table);
      if (!mine || !theirs) throw new Error(`No row of ${table.name}`);
      const { where, values } = keyOf(table, mine);
      const outcomes = [
        await outcomeOf(() => insertRow(app, table.name, again(table, theirs))),
        await outcomeOf(() =>
          changed(`UPDATE "${table.name}" SET tenant_id = '${other}' WHERE ${where}`, values),
        ),
      ];
      expect([table.name, ...outcomes]).toEqual([
        table.name,
        ROW_LEVEL_SECURITY,
        ROW_LEVEL_SECURITY,
      ]);
    }
  });
});

test("nothing refers to another's row: each foreign key is tried with the keys of theirs", async () => {
  let tried = 0;
  await inUnit(own, async () => {
    for (const table of tables) {
      for (const { name, columns, tableColumns, table: target } of table.foreignKeys) {
        const row = rowsOf(ownRows, table).find((one) =>
          columns.every((column) => one[column] != null),
        );
        const [theirs] = othersRows.get(target) ?? [];
        if (!row || !theirs) throw new Error(`Nothing to try ${name} with`);
        const pairs = columns.flatMap((column, at) =>
          column === "tenant_id" ? [] : [[column, theirs[tableColumns[at] ?? ""]] as const],
        );
        const crossing = { ...again(table, row), ...Object.fromEntries(pairs) };
        const { where, values } = keyOf(table, row);
        const set = pairs.map(([column], at) => `"${column}" = $${values.length + at + 1}`);
        const outcomes = [
          await outcomeOf(() =>
            changed(`UPDATE "${table.name}" SET ${set} WHERE ${where}`, [
              ...values,
              ...pairs.map(([, value]) => value),
            ]),
          ),
          await outcomeOf(async () => {
            // Its place is made free, so that nothing but the reference is in the way.
            await app.query("SAVEPOINT free");
            await app
              .query(`DELETE FROM "${table.name}" WHERE ${where}`, values)
              .catch(() => app.query("ROLLBACK TO SAVEPOINT free"));
            await insertRow(app, table.name, crossing);
          }),
        ];
        tried += 1;
        // Changing is refused as such where rows are never changed; adding, where another has its place.
        const refused = [NO_SUCH_ROW, ROW_LEVEL_SECURITY, NOT_UNIQUE];
        expect([name, outcomes.filter((outcome) => !refused.includes(outcome))]).toEqual([
          name,
          [],
        ]);
        expect([name, outcomes]).toEqual([name, expect.arrayContaining([NO_SUCH_ROW])]);
      }
    }
  });
  expect(tried).toBeGreaterThan(80);
});

test("without a unit of work there are no rows, and none can be written", async () => {
  await inUnit(null, async () => {
    for (const table of tables) {
      const [mine] = rowsOf(ownRows, table);
      if (!mine) throw new Error(`No row of ${table.name}`);
      expect([
        table.name,
        await count(`SELECT count(*)::int AS count FROM "${table.name}"`),
        await outcomeOf(() => insertRow(app, table.name, again(table, mine))),
      ]).toEqual([table.name, 0, ROW_LEVEL_SECURITY]);
    }
  });
});

test.each(["auth", "queue", "sweep"] as const)(
  "%s reads no tenant's row as a whole, bound to a tenant or not",
  async (role) => {
    await withClient(database.urls[role], async (client) => {
      await client.query("SELECT set_config('app.tenant_id', $1, false)", [own]);
      for (const { name } of tables) {
        await expect(client.query(`TABLE "${name}"`)).rejects.toThrow("permission denied");
        await expect(client.query(`DELETE FROM "${name}"`)).rejects.toThrow("permission denied");
      }
    });
  },
);

test("what is tried above is refused by the policies: without one of them, it would be seen", async () => {
  await owner.query("BEGIN");
  try {
    await owner.query("DROP POLICY tenant ON client_note");
    await owner.query("CREATE POLICY tenant ON client_note TO convene_app USING (true)");
    await owner.query("SET LOCAL ROLE convene_app");
    await owner.query("SELECT set_config('app.tenant_id', $1, true)", [own]);
    const { rowCount } = await owner.query("SELECT FROM client_note WHERE tenant_id = $1", [other]);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await owner.query("ROLLBACK");
  }
});
