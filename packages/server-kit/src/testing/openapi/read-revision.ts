/**
 * The revision that whoever changes something has to name: of the row that a path is about, read where
 * the path, or one above it, shows it. Null where none does.
 */
export async function readRevision(
  path: string,
  get: (path: string) => Promise<unknown>,
): Promise<string | null> {
  const parts = path.split("?")[0]?.split("/") ?? [];
  const id = parts.findLast((part) => /^[0-9a-f-]{36}$/.test(part));
  for (let length = parts.length; length > 2; length--) {
    const found = revisionIn(await get(parts.slice(0, length).join("/")), id);
    if (found !== null) return found;
  }
  return null;
}

function revisionIn(value: unknown, id: string | undefined): string | null {
  if (typeof value !== "object" || value === null) return null;
  const { revision, id: own } = value as Readonly<Record<string, unknown>>;
  if (typeof revision === "string" && (id === undefined || own === id || own === undefined)) {
    return revision;
  }
  for (const inner of Object.values(value)) {
    const found = revisionIn(inner, id);
    if (found !== null) return found;
  }
  return null;
}
