import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../src/testing/index.ts";
import { withClient } from "../src/testing/template-database.ts";

/**
 * A project of its own, with a schema that has what the engine reads in special ways: a foreign key
 * (catalogue columns of type "char") and a function whose body holds semicolons.
 */
const project = mkdtempSync(join(tmpdir(), "schema-engine-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

beforeAll(() => {
  const packageFolder = fileURLToPath(new URL("..", import.meta.url));
  cpSync(join(packageFolder, "engine"), join(project, "engine"), { recursive: true });
  cpSync(join(packageFolder, "prisma.config.ts"), join(project, "prisma.config.ts"));
  symlinkSync(join(packageFolder, "node_modules"), join(project, "node_modules"));
  mkdirSync(join(project, "schema"));
  writeFileSync(
    join(project, "schema", "library.prisma"),
    `datasource db {
      provider = "postgresql"
    }
    model Author {
      id    Int    @id
      books Book[]
    }
    model Book {
      id       Int    @id
      author   Author @relation(fields: [authorId], references: [id], onDelete: Cascade)
      authorId Int
    }`,
  );
  addMigration(
    "1_library",
    `CREATE TABLE "Author" (id INT NOT NULL, CONSTRAINT "Author_pkey" PRIMARY KEY (id));
     CREATE TABLE "Book" (id INT NOT NULL, "authorId" INT NOT NULL,
       CONSTRAINT "Book_pkey" PRIMARY KEY (id));
     ALTER TABLE "Book" ADD CONSTRAINT "Book_authorId_fkey" FOREIGN KEY ("authorId")
       REFERENCES "Author" (id) ON DELETE CASCADE ON UPDATE CASCADE;
     CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN NULL; RETURN 2; END $$;`,
  );
});

function addMigration(name: string, sql: string): void {
  mkdirSync(join(project, "migrations", name), { recursive: true });
  writeFileSync(join(project, "migrations", "migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(join(project, "migrations", name, "migration.sql"), sql);
}

const CLI = join(
  dirname(createRequire(import.meta.url).resolve("prisma/package.json")),
  "build/index.js",
);

async function prisma(databaseUrl: string, ...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: project,
    env: {
      ...process.env,
      MIGRATION_DATABASE_URL: databaseUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: undefined,
    },
  });
  const exited = once(child, "exit");
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await exited;
  return { exitCode, output: out + error };
}

/** A database that does not exist yet on the server of the tests. */
function unusedUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.pathname += "_library";
  return url.href;
}

test("migrations are applied, compared with the schema, and refused with the native engine's codes", async () => {
  await using database = await testDatabase();
  const url = unusedUrl(database.urls.owner);

  const deployed = await prisma(url, "migrate", "deploy");
  expect(deployed).toMatchObject({ exitCode: 0, output: expect.stringContaining("1_library") });

  const compared = ["migrate", "diff", "--from-migrations", "migrations", "--to-schema", "schema"];
  const same = await prisma(url, ...compared, "--exit-code");
  expect(same).toMatchObject({ exitCode: 0, output: expect.stringContaining("No difference") });

  addMigration("2_mistake", "SELECT 1;\nSELEC 2;");
  const mistaken = await prisma(url, "migrate", "deploy");
  expect(mistaken.exitCode).toBe(1);
  expect(mistaken.output).toMatch(/P3018[\s\S]*2_mistake[\s\S]*42601[\s\S]*line 2/);

  const wrong = new URL(url);
  wrong.password = "guess";
  const refused = await prisma(wrong.href, "migrate", "status");
  expect(refused).toMatchObject({ exitCode: 1, output: expect.stringContaining("P1000") });

  await withClient(
    database.urls.owner,
    (owner) => owner.query(`DROP DATABASE ${new URL(url).pathname.slice(1)}`), // fails while a connection is left
  );
}, 60_000);
