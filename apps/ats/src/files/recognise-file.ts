import { fileTypeFromBuffer } from "file-type";

/** What a file is, by its content. */
export interface RecognisedFile {
  readonly contentType: string;
  /** Without a dot: `pdf`. */
  readonly extension: string;
}

/** The kinds that are kept, by the name that the library gives them. */
const KEPT: ReadonlyMap<string, RecognisedFile> = new Map(
  [
    ["application/pdf", "pdf"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
    ["application/vnd.oasis.opendocument.text", "odt"],
    ["image/png", "png"],
    ["image/jpeg", "jpg"],
    ["image/webp", "webp"],
  ].map(([contentType = "", extension = ""]) => [contentType, { contentType, extension }]),
);
const TEXT: RecognisedFile = { contentType: "text/plain; charset=utf-8", extension: "txt" };

/** Of all kinds that are kept, without their parameters. */
export const KEPT_CONTENT_TYPES: readonly string[] = [...KEPT.keys(), "text/plain"];

/**
 * What a file is by its content: PDF, Word, OpenDocument, a picture, or text in UTF-8. What it is
 * called and what its sender says of it count for nothing.
 *
 * @returns null for everything else
 */
export async function recogniseFile(bytes: Uint8Array): Promise<RecognisedFile | null> {
  const known = await fileTypeFromBuffer(bytes);
  if (known) return KEPT.get(known.mime) ?? null;
  return isText(bytes) ? TEXT : null;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.some(isControl)) return false;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes) !== "";
  } catch {
    return false;
  }
}

/** What no text has: control characters but for tab, line feed, form feed and carriage return. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;
}
