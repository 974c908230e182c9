import { findIana } from "windows-iana";

/**
 * The IANA zone that a calendar means: an IANA name, with or without a vendor's prefix, or a Windows
 * name.
 *
 * @returns null for names that mean nothing by themselves (`Customized Time Zone`,
 *   `tzone://Microsoft/Custom`): the caller says so, and keeps the event.
 * @example resolveZone("Eastern Standard Time") // "America/New_York"
 */
export function resolveZone(name: string): string | null {
  const trimmed = name.trim();
  if (/^tzone:\/\/Microsoft\/Utc$/i.test(trimmed)) return "UTC";
  if (isZone(trimmed)) return trimmed;
  const [fromWindows] = findIana(trimmed);
  if (fromWindows) return fromWindows;
  // Mozilla's and Apple's files: /mozilla.org/20070129_1/Europe/Berlin
  const tail = /\/([A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2})$/.exec(trimmed)?.[1];
  return tail !== undefined && isZone(tail) ? tail : null;
}

function isZone(name: string): boolean {
  // A bare offset passes for a zone with Intl, but it has no rules.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
