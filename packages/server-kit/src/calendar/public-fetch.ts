import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const OURS = new BlockList();
// RFC 6890 and its registries: this machine, private networks, link-local, shared, test, multicast.
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  OURS.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b:1::", 48],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  OURS.addSubnet(network, prefix, "ipv6");
}

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * A `fetch` for addresses that people enter. Every request is judged, also those to which an answer
 * leads, and a password goes to the origin only that it was entered for.
 *
 * @param judge Throws for a URL that must not be asked.
 */
export function guardedFetch(judge: (url: URL) => Promise<void>): typeof globalThis.fetch {
  return async (input, init) => {
    let request = new Request(input, init);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      await judge(new URL(request.url));
      const again = request.clone();
      const answer = await fetch(request, { redirect: "manual" });
      const location = answer.headers.get("location");
      const followed = REDIRECTS.has(answer.status) && again.redirect === "follow";
      if (!followed || location === null) return answer;
      const target = new URL(location, request.url);
      const headers = new Headers(again.headers);
      if (target.origin !== new URL(request.url).origin) headers.delete("authorization");
      request = new Request(new Request(target, again), { headers });
    }
    throw new TypeError("Too many redirects");
  };
}

/** Asks no host of our own network, and speaks https only. */
export const publicFetch = guardedFetch(requirePublic);

/** @throws TypeError as fetch does where it cannot connect */
async function requirePublic({ protocol, hostname }: URL): Promise<void> {
  if (protocol !== "https:") throw new TypeError("Only https is asked");
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  if (!addresses.every(({ address }) => isPublicAddress(address))) {
    throw new TypeError("The host is in a private network");
  }
}

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  return !OURS.check(mapped, isIP(mapped) === 6 ? "ipv6" : "ipv4");
}
