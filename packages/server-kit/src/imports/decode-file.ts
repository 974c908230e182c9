import { ImportFileError } from "./import-file-error.ts";

/** In what letters a file can be written. */
type FileEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** The first bytes of archives, which workbooks are, and of old workbooks. */
const NO_TEXT = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
] as const;

const PROBED_BYTES = 4_000;
/** Of two bytes of a letter in Latin script, one is nothing in UTF-16. */
const NOUGHTS_OF_UTF16 = 0.3;

/**
 * The text of a file, whatever program wrote it: a mark at the beginning decides; then bytes of nothing,
 * which only UTF-16 has; then whether it is UTF-8; what is neither is Windows-1252, as Excel writes it.
 *
 * @throws ImportFileError FILE_NOT_TEXT for a workbook or another file that is no text
 */
export function decodeFile(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  // The decoder takes the mark away.
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\0")) throw notText();
  return text;
}

/** @throws ImportFileError FILE_NOT_TEXT */
function encodingOf(bytes: Uint8Array): FileEncoding {
  const starts = (...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (NO_TEXT.some((mark) => starts(...mark))) throw notText();
  if (starts(0xef, 0xbb, 0xbf)) return "utf-8";
  if (starts(0xff, 0xfe)) return "utf-16le";
  if (starts(0xfe, 0xff)) return "utf-16be";
  const probe = bytes.subarray(0, PROBED_BYTES);
  const noughts = [0, 0];
  for (const [at, byte] of probe.entries())
    if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [atEven = 0, atOdd = 0] = noughts;
  const many = (probe.length / 2) * NOUGHTS_OF_UTF16;
  if (atOdd > many && atEven < atOdd) return "utf-16le";
  if (atEven > many) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

function notText(): ImportFileError {
  return new ImportFileError("FILE_NOT_TEXT", "The file is no text: save it as CSV first");
}
