const LONGEST = 120;
/** Characters that mean something to a file system or a header, or that nobody sees. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;

/**
 * A name under which a file can be saved anywhere, with the ending of what it is.
 *
 * @example safeFileName("..\\CV: Dana.PDF", "pdf") // "CV Dana.pdf"
 */
export function safeFileName(name: string, extension: string): string {
  const base = name
    .replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .replace(UNSAFE, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, LONGEST)
    .trim();
  return `${base || "file"}.${extension}`;
}
