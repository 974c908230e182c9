import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packageFiles, plant } from "./planted-workspace.ts";

/** Lints one file with the project's settings and gives what Biome says. */
function lint(path: string, source: string) {
  using workspace = plant({ [path]: source });
  return workspace.run("biome", "lint", "--colors=off", path);
}

test("a clean file passes the linter: the settings themselves are sound", () => {
  const { status, output } = lint("packages/notifications/src/plan.ts", "export const one = 1;\n");
  expect(output).toContain("Checked 1 file");
  expect(status).toBe(0);
});

test.each([
  ["noExplicitAny", "export const x: any = 1;\n"],
  ["noNonNullAssertion", "export const f = (x?: string) => x!.length;\n"],
  ["noDefaultExport", "export default 1;\n"],
  ["noProcessEnv", 'export const url = process.env["DATABASE_URL"];\n'],
  ["noConsole", 'console.log("here");\n'],
  ["noFloatingPromises", "async function f() {}\nexport function g() {\n  f();\n}\n"],
  [
    "useExhaustiveSwitchCases",
    'export function f(x: "a" | "b") {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n}\n',
  ],
])("the linter refuses a planted violation of %s", (rule, source) => {
  const { status, output } = lint("packages/notifications/src/planted.ts", source);
  expect(output).toContain(rule);
  expect(status).not.toBe(0);
});

test.each(["tx.member.create({})", "tx.$executeRaw`SELECT 1`", "tx.$queryRaw<Row[]>`SELECT 1`"])(
  "the linter refuses %s when nobody awaits it",
  (call) => {
    const source = (statement: string) =>
      `export async function f(tx: Transaction, rows: Row[], row: Row) {\n  rows.push(row);\n  ${statement};\n}\n`;
    const { status, output } = lint("packages/notifications/src/planted.ts", source(call));
    expect(output).toContain("does nothing until awaited");
    expect(status).not.toBe(0);
    const awaited = lint("packages/notifications/src/planted.ts", source(`await ${call}`));
    expect(awaited.output).not.toContain("does nothing until awaited");
  },
);

test.each(["new Date()", "Date.now()", "Math.random()"])(
  "the linter keeps %s out of the pure core",
  (call) => {
    const source = `export const value = ${call};\n`;
    const { status, output } = lint("packages/scheduling-core/src/planted.ts", source);
    expect(output).toContain("takes the clock and the dice as arguments");
    expect(status).not.toBe(0);
    expect(lint("packages/notifications/src/planted.ts", source).status).toBe(0);
  },
);

test("the linter refuses a dependency that the manifest does not declare", () => {
  using workspace = plant(
    packageFiles("packages/notifications", {
      name: "@convene/notifications",
      tag: "domain",
      source: 'import { addDays } from "date-fns";\nexport const f = addDays;\n',
    }),
  );
  const { status, output } = workspace.run(
    "biome",
    "lint",
    "--colors=off",
    "packages/notifications",
  );
  expect(output).toContain("noUndeclaredDependencies");
  expect(status).not.toBe(0);
});

test("the linter refuses an import cycle", () => {
  using workspace = plant({
    "packages/notifications/src/a.ts":
      'import { b } from "./b.ts";\nexport const a = (): number => b();\n',
    "packages/notifications/src/b.ts":
      'import { a } from "./a.ts";\nexport const b = (): number => a();\n',
  });
  const { status, output } = workspace.run(
    "biome",
    "lint",
    "--colors=off",
    "packages/notifications",
  );
  expect(output).toContain("noImportCycles");
  expect(status).not.toBe(0);
});

test.each([
  ["the core may not reach for the database", "core", "data"],
  ["the database may not reach for the servers", "data", "server"],
  ["notifications and calendar may not reach for the servers", "domain", "server"],
  ["pages' components may not reach for the database", "ui", "data"],
  ["one app may not reach for the other", "app", "app"],
])("turbo boundaries: %s", (_, from, to) => {
  using workspace = plant({
    ...packageFiles("packages/from", {
      name: "@convene/from",
      tag: from,
      source: 'import { x } from "@convene/to";\nexport const y = x;\n',
      dependencies: ["@convene/to"],
    }),
    ...packageFiles("packages/to", {
      name: "@convene/to",
      tag: to,
      source: "export const x = 1;\n",
    }),
  });
  const { status, output } = workspace.run("turbo", "boundaries");
  expect(output).toContain("@convene/to");
  expect(status).not.toBe(0);
});

test("turbo boundaries lets an app use the core", () => {
  using workspace = plant({
    ...packageFiles("packages/from", {
      name: "@convene/from",
      tag: "app",
      source: 'import { x } from "@convene/to";\nexport const y = x;\n',
      dependencies: ["@convene/to"],
    }),
    ...packageFiles("packages/to", {
      name: "@convene/to",
      tag: "core",
      source: "export const x = 1;\n",
    }),
  });
  expect(workspace.run("turbo", "boundaries").status).toBe(0);
});

const pureSettings = readFileSync(
  new URL("../../scheduling-core/tsconfig.pure.json", import.meta.url),
  "utf8",
);

test.each(["fetch", "process", "setTimeout", "document"])(
  "the pure core does not compile with %s",
  (global) => {
    using workspace = plant({
      "packages/scheduling-core/tsconfig.pure.json": pureSettings,
      "packages/scheduling-core/src/planted.ts": `export const planted = ${global};\n`,
    });
    const { status, output } = workspace.run(
      "tsc",
      "--noEmit",
      "-p",
      "packages/scheduling-core/tsconfig.pure.json",
    );
    expect(output).toContain(`'${global}'`);
    expect(status).not.toBe(0);
  },
);

test.each([
  ["noUncheckedIndexedAccess", "export const f = (xs: number[]): number => xs[0];\n"],
  ["exactOptionalPropertyTypes", "export const x: { a?: number } = { a: undefined };\n"],
  ["noImplicitOverride", "class A {\n  f() {}\n}\nexport class B extends A {\n  f() {}\n}\n"],
  ["erasableSyntaxOnly", "export enum Colour {\n  red,\n}\n"],
])("the compiler refuses a planted violation of %s", (_, source) => {
  using workspace = plant(
    packageFiles("packages/planted", { name: "@convene/planted", tag: "domain", source }),
  );
  expect(workspace.run("tsc", "--noEmit", "-p", "packages/planted").status).not.toBe(0);
});

test("knip finds an export that nobody uses", () => {
  using workspace = plant({
    ...packageFiles("packages/planted", {
      name: "@convene/planted",
      tag: "domain",
      source: 'export { used } from "./used.ts";\n',
    }),
    "packages/planted/src/used.ts": "export const used = 1;\nexport const forgotten = 2;\n",
  });
  const { status, output } = workspace.run("knip", "--include", "exports");
  expect(output).toContain("forgotten");
  expect(status).not.toBe(0);
});
