/**
 * A map of an address: what has a number in it and is no address of the internet. A room's name or
 * "by phone" is found on no map.
 */
export function mapUrl(location: string): string | undefined {
  if (!/\d/.test(location) || !/\p{L}{3}/u.test(location)) return undefined;
  if (/^\+?[\d\s()./-]+$/.test(location) || /https?:|www\.|@/.test(location)) return undefined;
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(location)}`;
}
