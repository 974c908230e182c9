import { announcementSchema, type Database } from "@convene/prisma";
import { createNews, type LiveNews } from "./live-news.ts";
import { type LivePosition, positionIn } from "./live-position.ts";

/** What was announced while somebody was away. */
export interface Missed {
  /** Null: more than is told one by one, or not to be known any more. */
  readonly news: readonly LiveNews[] | null;
  /** Up to where that goes. */
  readonly position: LivePosition;
}

/** Announcements are kept for longer: a transaction that was under way may have written early. */
const LONGEST_AWAY_SECONDS = 3 * 60 * 60;
/** Reading everything again is cheaper. */
const MOST_TOLD = 1_000;

/**
 * Reads what was announced in an organisation since a position, which may come from anybody: one that
 * is too old, of another database or of the future says that nothing can be known.
 *
 * @param since Undefined: nothing is known.
 */
export async function readMissed(
  db: Pick<Database, "unit">,
  tenantId: string,
  since: LivePosition | undefined,
): Promise<Missed> {
  return await db.unit(tenantId, async (tx) => {
    // First the position, then the rows: these may be later, never earlier.
    const [here] = await tx.$queryRaw<{ history: string; position: string }[]>`
      SELECT announcement_history() AS history, announcement_position() AS position`;
    const position = here && positionIn(here.history, here.position);
    if (!position) throw new Error("The database names no position");
    if (!since || !isKnown(since, position)) return { news: null, position };
    const { xmax, underWay } = since.snapshot;
    const rows = await tx.$queryRaw<{ xid: bigint; subject: string; id: string; change: string }[]>`
      SELECT xid, subject, subject_id AS id, change FROM announcement
      WHERE tenant_id = current_tenant() AND (xid >= ${xmax} OR xid = ANY(${[...underWay]}::bigint[]))
      ORDER BY xid LIMIT ${MOST_TOLD + 1}`;
    if (rows.length > MOST_TOLD) return { news: null, position };
    const news = rows.flatMap(({ xid, ...row }) => {
      const announcement = announcementSchema.safeParse({ tenantId, ...row });
      if (!announcement.success) return []; // of a newer version
      const { history } = position;
      return createNews(announcement.data, { history, xid, position: undefined });
    });
    return { news, position };
  });
}

function isKnown(since: LivePosition, position: LivePosition): boolean {
  const awaySeconds = position.takenAt - since.takenAt;
  return (
    since.history === position.history &&
    since.snapshot.xmax <= position.snapshot.xmax &&
    awaySeconds >= 0 &&
    awaySeconds <= LONGEST_AWAY_SECONDS
  );
}
