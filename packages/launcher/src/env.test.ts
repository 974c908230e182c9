import { describe, expect, test } from "vitest";
import { readSettings } from "./env.ts";

const owner = "postgresql://owner:secret@db.example/convene";

describe("with nothing set", () => {
  test("the database is embedded and the apps are on 4000 and 4001", () => {
    expect(readSettings({})).toMatchObject({
      database: undefined,
      secret: undefined,
      ports: { ats: 4000, services: 4001 },
      urls: { ats: "http://localhost:4000", services: "http://localhost:4001" },
      dataFolder: expect.stringMatching(/\/\.data$/),
    });
  });

  test("a variable that is set to nothing is not set", () => {
    const empty = { DATABASE_URL: "", ATS_PORT: "", CONVENE_SECRET: "" };
    expect(readSettings(empty)).toMatchObject({ database: undefined, ports: { ats: 4000 } });
  });
});

test("other ports change the addresses, unless those are given", () => {
  const settings = readSettings({
    ATS_PORT: "4010",
    SERVICES_PORT: "4011",
    SERVICES_URL: "https://book.example/",
  });
  expect(settings.urls).toEqual({ ats: "http://localhost:4010", services: "https://book.example" });
});

test("the owner is the one who migrates, where that is another one", () => {
  const url = "postgresql://app@pooler.example:6432/convene";
  expect(readSettings({ DATABASE_URL: owner }).database).toMatchObject({ ownerUrl: owner });
  expect(readSettings({ DATABASE_URL: url, MIGRATION_DATABASE_URL: owner }).database).toMatchObject(
    { url, ownerUrl: owner },
  );
});

test.each([
  ["ATS_PORT", { ATS_PORT: "web" }],
  ["ATS_PORT", { ATS_PORT: "65536" }],
  ["SERVICES_PORT", { SERVICES_PORT: "0" }],
  ["must differ", { ATS_PORT: "4001" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/convene" }],
  ["SERVICES_URL", { SERVICES_URL: "book.example" }],
  ["CONVENE_SECRET", { CONVENE_SECRET: "x".repeat(31) }],
  ["MIGRATION_DATABASE_URL", { MIGRATION_DATABASE_URL: owner }],
])("what is wrong is named: %s", (name, variables) => {
  expect(() => readSettings(variables)).toThrow(name);
});
