/** Which transactions had committed at a moment, as PostgreSQL's `pg_snapshot` says it. */
export interface Snapshot {
  /** From here on nothing had committed. */
  readonly xmax: bigint;
  /** Below `xmax`, and still under way. */
  readonly underWay: ReadonlySet<bigint>;
}

const MOST_XID = 2n ** 63n;

/** Reads `xmin:xmax:xip,xip,…`; undefined for what PostgreSQL would not have written. */
export function parseSnapshot(text: string): Snapshot | undefined {
  const parts = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)$/.exec(text);
  if (!parts) return undefined;
  const [, first = "", end = "", list = ""] = parts;
  const xmin = BigInt(first);
  const xmax = BigInt(end);
  const underWay = list === "" ? [] : list.split(",").map(BigInt);
  const isOrdered = xmin > 0n && xmin <= xmax && xmax < MOST_XID;
  if (!isOrdered || underWay.some((xid) => xid < xmin || xid >= xmax)) return undefined;
  return { xmax, underWay: new Set(underWay) };
}

/** Whether a committed transaction had committed by then. */
export function sees(snapshot: Snapshot, xid: bigint): boolean {
  return xid < snapshot.xmax && !snapshot.underWay.has(xid);
}

/** Whether one was taken after the other, and sees something that the other does not. */
export function isLater(snapshot: Snapshot, other: Snapshot): boolean {
  if (snapshot.xmax !== other.xmax) return snapshot.xmax > other.xmax;
  return snapshot.underWay.size < other.underWay.size; // they only end: no other begins below xmax
}
