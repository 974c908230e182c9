import ipaddr from "ipaddr.js";

/** Whoever has one address of IPv6 has all of its network. */
const NETWORK_PARTS = 4;

/**
 * Who is counted as one: an IPv4 address, however it is written, or the /64 network of an IPv6 one.
 *
 * @example addressToCount("::ffff:192.0.2.1") // "192.0.2.1"
 * @example addressToCount("2001:db8::1:2:3:4") // "2001:db8:0:0"
 */
export function addressToCount(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts
        .slice(0, NETWORK_PARTS)
        .map((part) => part.toString(16))
        .join(":")
    : parsed.toString();
}
