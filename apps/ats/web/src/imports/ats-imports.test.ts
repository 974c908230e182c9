import { type ImportColumn, plainName } from "@convene/server-kit/imports";
import { describe, expect, test } from "vitest";
import { candidateColumns } from "../../../src/imports/candidate-columns.ts";
import en from "../locales/en-imports.json" with { type: "json" };
import fr from "../locales/fr-imports.json" with { type: "json" };
import { ATS_IMPORTS } from "./ats-imports.ts";

const columns: Readonly<Record<string, readonly ImportColumn[]>> = {
  candidates: candidateColumns,
};

describe.each([
  ["en", en.field],
  ["fr", fr.field],
] as const)("in %s", (_locale, fields) => {
  const named: Readonly<Record<string, string>> = fields;
  test.each(ATS_IMPORTS.kinds)(
    "the file for $kind is recognised when it comes back",
    ({ kind, templateFields }) => {
      for (const field of templateFields) {
        const names = columns[kind]?.find((column) => column.field === field)?.names ?? [];
        expect(names.map(plainName)).toContain(plainName(named[field] ?? ""));
      }
    },
  );
});
