import { type ImportColumn, plainName } from "@convene/server-kit/imports";
import { describe, expect, test } from "vitest";
import { appointmentColumns } from "../../../src/imports/appointment-columns.ts";
import { clientColumns, wishColumns } from "../../../src/imports/client-columns.ts";
import en from "../locales/en-imports.json" with { type: "json" };
import fr from "../locales/fr-imports.json" with { type: "json" };
import { SERVICES_IMPORTS } from "./services-imports.ts";

const columns: Readonly<Record<string, readonly ImportColumn[]>> = {
  clients: [...clientColumns, ...wishColumns],
  appointments: appointmentColumns,
};

describe.each([
  ["en", en.field],
  ["fr", fr.field],
] as const)("in %s", (_locale, fields) => {
  const named: Readonly<Record<string, string>> = fields;
  test.each(SERVICES_IMPORTS.kinds)(
    "the file for $kind is recognised when it comes back",
    ({ kind, templateFields }) => {
      for (const field of templateFields) {
        const names = columns[kind]?.find((column) => column.field === field)?.names ?? [];
        expect(names.map(plainName)).toContain(plainName(named[field] ?? ""));
      }
    },
  );
});

test("English and French have the same texts", () => {
  const keysOf = (value: object, path = ""): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === "object" && inner !== null
        ? keysOf(inner, `${path}${key}.`)
        : `${path}${key}`,
    );
  expect(new Set(keysOf(fr))).toEqual(new Set(keysOf(en)));
});
