import { isLater, parseSnapshot, type Snapshot, sees } from "./snapshot.ts";

/** Up to where somebody was told everything. */
export interface LivePosition {
  /** The line of transactions to which the snapshot belongs; see `announcement_history()`. */
  readonly history: string;
  /** Seconds since 1970, by the database's clock. */
  readonly takenAt: number;
  readonly snapshot: Snapshot;
  /** The same for a page to keep: it shows it when it comes back. */
  readonly token: string;
}

/** Longer ones are of hundreds of transactions at once, and would not fit into an address. */
const LONGEST_TOKEN = 5_000;

/** @param text What `announcement_position()` says: `seconds:snapshot`. */
export function positionIn(history: string, text: string): LivePosition | undefined {
  return readToken(`${history}:${text}`);
}

/**
 * What a transaction says of its position as it announces a change. Its snapshot does not list itself
 * among those under way, so that it would count as told with its first change, where a younger one has
 * committed already.
 */
export function positionSaidBy(
  xid: bigint,
  history: string,
  text: string,
): LivePosition | undefined {
  const position = positionIn(history, text);
  if (!position || !sees(position.snapshot, xid)) return position;
  return positionIn(history, `${text}${text.endsWith(":") ? "" : ","}${xid}`);
}

/** Reads a page's token, which may be anything; undefined where it is none of ours. */
export function readToken(token: string): LivePosition | undefined {
  if (token.length > LONGEST_TOKEN) return undefined;
  const parts = /^([0-9a-f]{12}):(\d{1,12}):(.*)$/.exec(token);
  if (!parts) return undefined;
  const [, history = "", takenAt = "", text = ""] = parts;
  const snapshot = parseSnapshot(text);
  return snapshot && { history, takenAt: Number(takenAt), snapshot, token };
}

/** Whether whoever is at `position` was told of that transaction. */
export function isPast(
  position: LivePosition | undefined,
  { history, xid }: { readonly history: string; readonly xid: bigint },
): boolean {
  return position?.history === history && sees(position.snapshot, xid);
}

/** Whether a position is ahead of another one, in the same line of transactions. */
export function isAhead(position: LivePosition, other: LivePosition | undefined): boolean {
  return position.history === other?.history && isLater(position.snapshot, other.snapshot);
}
