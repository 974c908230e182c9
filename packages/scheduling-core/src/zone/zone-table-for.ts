import { type OffsetReader, offsetReader } from "./offset-reader.ts";
import { ZoneTable } from "./zone-table.ts";

/** Some 32 years. Each era has a table of its own, so that nobody waits for centuries to be probed. */
const ERA = 1_000_000_000_000;

const tablesOf = new WeakMap<OffsetReader, Map<number, ZoneTable>>();

/**
 * The table of a zone, right for the instants [from, to] (milliseconds) and a day around them. Tables
 * are kept, and grow as far as they are asked for.
 *
 * @throws UnknownTimeZoneError naming `field`
 */
export function zoneTableFor(
  timeZone: string,
  from: number,
  to: number,
  field = "timeZone",
): ZoneTable {
  const reader = offsetReader(timeZone, field);
  let tables = tablesOf.get(reader);
  if (!tables) {
    tables = new Map();
    tablesOf.set(reader, tables);
  }
  const era = Math.floor(from / ERA);
  let table = tables.get(era);
  if (!table) {
    table = new ZoneTable(reader);
    tables.set(era, table);
  }
  return table.cover(from, to);
}
