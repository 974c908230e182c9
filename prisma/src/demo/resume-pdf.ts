const [TOP, LEFT, LEADING] = [780, 60, 16];

/**
 * A page of text as a PDF of the plainest kind: one font that every reader has, no compression.
 *
 * @param lines The first one is the title. What its font lacks is written without accents.
 * @see ISO 32000-1 §7.5 for the parts of the file, §9.6.2.2 for the standard fonts
 */
export function resumePdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const [title = "", ...rest] = lines.map(escapeText);
  const text = [
    "BT",
    `/F1 20 Tf ${LEFT} ${TOP} Td (${title}) Tj`,
    `/F1 11 Tf ${LEADING} TL 0 -${2 * LEADING} Td`,
    ...rest.map((line) => `(${line}) Tj T*`),
    "ET",
  ].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  // A character is a byte: all of them are of Latin-1.
  return Uint8Array.from(file + table + trailer, (character) => character.charCodeAt(0));
}

/** As a string of the file's, in characters of Latin-1. */
function escapeText(line: string): string {
  return [...line.replaceAll("’", "'")]
    .map((character) => (isLatin1(character) ? character : (character.normalize("NFD")[0] ?? "?")))
    .map((character) => (isLatin1(character) ? character : "?"))
    .join("")
    .replaceAll(/[\\()]/g, "\\$&");
}

function isLatin1(character: string): boolean {
  return (character.codePointAt(0) ?? 0) <= 0xff;
}
