import ipaddr from "ipaddr.js";

/**
 * Whether an IP address belongs to the public internet, by the registries of RFC 6890: not this machine,
 * a private network, link-local, shared, test or multicast. An IPv6 address that stands for one of IPv4
 * is what that one is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address); // ::ffff:10.0.0.1 is 10.0.0.1
  // 64:ff9b::/96, RFC 6052: how networks without IPv4 reach it. The last four bytes are its address.
  if (parsed instanceof ipaddr.IPv6 && parsed.range() === "rfc6052") {
    return isPublicAddress(parsed.toByteArray().slice(-4).join("."));
  }
  return parsed.range() === "unicast";
}
