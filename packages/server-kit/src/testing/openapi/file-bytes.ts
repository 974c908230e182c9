import * as fc from "fast-check";

const HEADS: readonly Uint8Array[] = [
  new TextEncoder().encode("%PDF-1.7\n%"),
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0),
  Uint8Array.of(0x50, 0x4b, 0x05, 0x06),
  Uint8Array.of(0xff, 0xfe),
  Uint8Array.of(0xef, 0xbb, 0xbf),
];

const CELLS = [
  "",
  "Ana",
  "ana@example.com",
  "a\u0000b",
  '"',
  '""',
  '"a\nb"',
  "=1+1",
  "2026-02-30",
  "31/12/9999 25:00",
  "9e99",
  "-0",
  "x".repeat(3_000),
  "Žofie 🧑‍🔬",
];

/** Tables as people export them, right and damaged. @param header The columns' names that a reader looks for. */
export function csvBytes(header: readonly string[]): fc.Arbitrary<Uint8Array> {
  const row = fc.array(fc.constantFrom(...CELLS), { maxLength: header.length + 1 });
  const separator = fc.constantFrom(",", ";", "\t", "\0");
  return fc
    .tuple(fc.array(row, { maxLength: 8 }), separator, fc.constantFrom("\n", "\r\n", "\r"))
    .map(([rows, between, end]) =>
      new TextEncoder().encode([header, ...rows].map((cells) => cells.join(between)).join(end)),
    );
}

/** Files of no sense that begin like ones that have some. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constant(new Uint8Array()),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...HEADS), fc.uint8Array({ maxLength: 200 }))
    .map(([head, rest]) => Uint8Array.of(...head, ...rest)),
);
