/** One parameter of an address, where it is there and makes sense. */
export function readText<const Name extends string>(
  search: Readonly<Record<string, unknown>>,
  name: Name,
  makesSense: (text: string) => boolean,
): { readonly [Key in Name]?: string } {
  const value = search[name];
  if (typeof value !== "string" || !makesSense(value)) return {};
  const found: { [Key in Name]?: string } = {};
  found[name] = value;
  return found;
}
