/**
 * An address with a query in which a space is `%20`: Outlook shows the `+` of URLSearchParams as
 * a plus sign. Parameters without a value are left out.
 */
export function toLink(base: string, parameters: Readonly<Record<string, string>>): string {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}?${query.join("&")}`;
}
