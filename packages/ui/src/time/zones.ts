/** A zone as people look for it: by the city that names it, or another that shares its clock. */
export interface ZoneEntry {
  /** IANA identifier. */
  readonly id: string;
  /** `Toronto`, `Buenos Aires`. */
  readonly city: string;
  /** `America`, `America / Argentina`; empty for UTC. */
  readonly region: string;
  /** What a search is matched against, folded (see `foldForSearch`). */
  readonly search: string;
}

// Browsers list some zones under names their cities no longer use.
const presentNames: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Asmara",
  "America/Godthab": "Nuuk",
  "Asia/Calcutta": "Kolkata",
  "Asia/Katmandu": "Kathmandu",
  "Asia/Rangoon": "Yangon",
  "Asia/Saigon": "Ho Chi Minh City",
  "Atlantic/Faeroe": "Faroe Islands",
  "Europe/Kiev": "Kyiv",
};

// Cities that people live in and the database does not name.
const otherCities: Readonly<Record<string, string>> = {
  "America/Chicago": "Dallas Houston Austin Minneapolis New Orleans",
  "America/Denver": "Salt Lake City Boulder",
  "America/Edmonton": "Calgary",
  "America/Los_Angeles": "San Francisco Seattle San Diego Portland Las Vegas",
  "America/New_York": "Boston Washington Philadelphia Miami Atlanta",
  "America/Sao_Paulo": "Rio de Janeiro Brasilia",
  "America/Toronto": "Montreal Ottawa Quebec",
  "Asia/Calcutta": "Mumbai Delhi Bangalore Chennai Hyderabad India",
  "Asia/Kolkata": "Mumbai Delhi Bangalore Chennai Hyderabad India",
  "Asia/Dubai": "Abu Dhabi",
  "Asia/Jerusalem": "Tel Aviv",
  "Asia/Saigon": "Hanoi",
  "Asia/Shanghai": "Beijing Shenzhen Guangzhou China",
  "Asia/Tokyo": "Osaka Kyoto Japan",
  "Australia/Sydney": "Canberra",
  "Europe/Berlin": "Munich München Hamburg Frankfurt Cologne Köln",
  "Europe/London": "Manchester Edinburgh Cardiff Birmingham",
  "Europe/Madrid": "Barcelona Valencia Seville",
  "Europe/Paris": "Lyon Marseille Toulouse Nice",
  "Europe/Rome": "Milan Naples Turin",
  "Europe/Zurich": "Geneva Genève Basel Bern Lausanne",
  "Pacific/Auckland": "Wellington",
};

/** Lower case, no accents, words apart: `São_Paulo` → `sao paulo`. */
function foldForSearch(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replaceAll("_", " ")
    .toLowerCase()
    .trim();
}

/** One entry per IANA zone. */
export function describeZone(id: string): ZoneEntry {
  const parts = id.replaceAll("_", " ").split("/");
  const city = presentNames[id] ?? parts.at(-1) ?? id;
  const region = parts.slice(0, -1).join(" / ");
  return {
    id,
    city,
    region,
    search: foldForSearch(`${city} ${id} ${otherCities[id] ?? ""}`),
  };
}

/** Every zone that the browser knows, UTC included, by city. */
export function allZones(): readonly ZoneEntry[] {
  const ids = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  return [...ids].map(describeZone).sort((a, b) => a.city.localeCompare(b.city));
}

/**
 * The zones that match a search, cities that begin with it first. Every word must occur.
 *
 * @param zones In the order in which equals are to be shown.
 */
export function searchZones(zones: readonly ZoneEntry[], query: string): readonly ZoneEntry[] {
  const wanted = foldForSearch(query);
  if (wanted === "") return zones;
  const words = wanted.split(/\s+/);
  const found = zones.filter((zone) => words.every((word) => zone.search.includes(word)));
  const rank = (zone: ZoneEntry) => (zone.search.startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}
