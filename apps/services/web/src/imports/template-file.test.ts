import { plainName } from "@convene/server-kit/imports";
import { describe, expect, test } from "vitest";
import { appointmentColumns } from "../../../src/imports/appointment-columns.ts";
import { clientColumns, wishColumns } from "../../../src/imports/client-columns.ts";
import en from "../locales/en-imports.json" with { type: "json" };
import fr from "../locales/fr-imports.json" with { type: "json" };
import { TEMPLATE_FIELDS, templateFile } from "./template-file.ts";

const columns = {
  clients: [...clientColumns, ...wishColumns],
  appointments: appointmentColumns,
} as const;

describe.each([
  ["en", en],
  ["fr", fr],
] as const)("in %s", (locale, texts) => {
  test.each(["clients", "appointments"] as const)(
    "the file for %s is recognised when it comes back",
    (kind) => {
      for (const field of TEMPLATE_FIELDS[kind]) {
        const names = columns[kind].find((column) => column.field === field)?.names ?? [];
        expect(names.map(plainName)).toContain(plainName(texts.field[field]));
      }
      const named: Readonly<Record<string, string>> = texts.field;
      const text = templateFile(kind, { fieldName: (field) => named[field] ?? field, locale });
      expect(text).toContain(locale === "fr" ? ";" : ",");
    },
  );
});

test("English and French have the same texts", () => {
  const keysOf = (value: object, path = ""): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === "object" && inner !== null
        ? keysOf(inner, `${path}${key}.`)
        : `${path}${key}`.replace(/_(one|many|other)$/, ""),
    );
  expect(new Set(keysOf(fr))).toEqual(new Set(keysOf(en)));
});
