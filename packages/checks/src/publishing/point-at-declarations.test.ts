import { expect, test } from "vitest";
import { pointAtDeclarations } from "./point-at-declarations.ts";

test.each([
  ['export { ok } from "./result.ts";', 'export { ok } from "./result.js";'],
  ["export * as $Enums from './enums.ts'", "export * as $Enums from './enums.js'"],
  ['import "../templates/mail.tsx";', 'import "../templates/mail.js";'],
  ['type Row = import("./row.ts").Row;', 'type Row = import("./row.js").Row;'],
])("%s becomes %s", (written, published) => {
  expect(pointAtDeclarations(written)).toBe(published);
});

test.each([
  'import type { Prisma } from "@prisma/client/extension";',
  'import { main } from "other/main.ts";',
  'export { default as texts } from "./en.json";',
  'declare const file = "./kept.ts";',
])("%s stays as it is", (declaration) => {
  expect(pointAtDeclarations(declaration)).toBe(declaration);
});
