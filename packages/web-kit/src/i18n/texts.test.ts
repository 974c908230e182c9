import { expect, test } from "vitest";
import en from "../locales/en.json" with { type: "json" };
import calendarsEn from "../locales/en-calendars.json" with { type: "json" };
import importsEn from "../locales/en-imports.json" with { type: "json" };
import reportsEn from "../locales/en-reports.json" with { type: "json" };
import staffEn from "../locales/en-staff.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };
import calendarsFr from "../locales/fr-calendars.json" with { type: "json" };
import importsFr from "../locales/fr-imports.json" with { type: "json" };
import reportsFr from "../locales/fr-reports.json" with { type: "json" };
import staffFr from "../locales/fr-staff.json" with { type: "json" };

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ""): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string | undefined) =>
  [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const both = [
  ["everybody", en, fr],
  ["staff", staffEn, staffFr],
  ["the pages of calendars", calendarsEn, calendarsFr],
  ["imports", importsEn, importsFr],
  ["reports", reportsEn, reportsFr],
] as const;

test.each(both)("every text for %s is there in both languages", (_for, en, fr) => {
  expect([...flatten(fr).keys()].sort()).toEqual([...flatten(en).keys()].sort());
});

test.each(both)("a translation for %s fills in the same values", (_for, en, fr) => {
  const french = flatten(fr);
  for (const [key, text] of flatten(en)) {
    expect(placeholders(french.get(key)), key).toEqual(placeholders(text));
  }
});
