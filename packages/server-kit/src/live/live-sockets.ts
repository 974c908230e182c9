import type { Kit } from "../kit.ts";
import type { LiveNews } from "./live-news.ts";
import { type LiveConnection, LivePage } from "./live-page.ts";
import type { LivePosition } from "./live-position.ts";
import { type Missed, readMissed } from "./read-missed.ts";
import { roleOf } from "./role-of.ts";
import { hears } from "./who-hears.ts";

const HEARTBEAT_MS = 30_000;
/** Not all pages in the same moment: each has its turn. */
const TURNS = 30;
const GOING_AWAY = 1001;

type LiveKit = Pick<Kit, "db" | "product">;

/** The open connections of one server process, by tenant. */
export class LiveSockets {
  readonly #kit: LiveKit;
  readonly #byTenant = new Map<string, Set<LivePage>>();
  readonly #turns = Array.from({ length: TURNS }, () => new Set<LivePage>());
  readonly #heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS / TURNS).unref();
  #beats = 0;
  #added = 0;
  #heard: LivePosition | undefined;

  constructor(kit: LiveKit) {
    this.#kit = kit;
  }

  /**
   * Adds a page, and tells it what it missed.
   *
   * @param since Where it left off; undefined: it begins, and is to read everything.
   */
  add(connection: LiveConnection, since: LivePosition | undefined): void {
    const { db, product } = this.#kit;
    const { tenantId, memberId, socket } = connection;
    const page = new LivePage(connection, (role, { announcement }) =>
      hears(product, role, announcement.subject),
    );
    const byTenant = this.#byTenant;
    const pages = byTenant.get(tenantId) ?? new Set();
    byTenant.set(tenantId, pages.add(page));
    const turn = this.#turns[this.#added++ % TURNS];
    turn?.add(page);
    socket.on("close", () => {
      pages.delete(page);
      turn?.delete(page);
      if (pages.size === 0 && byTenant.get(tenantId) === pages) byTenant.delete(tenantId);
    });
    // Only now: whatever is announced after it was read is held back for the page.
    void page.settle(() =>
      db.unit(tenantId, async () => {
        const missed = await readMissed(db, tenantId, since);
        page.become(await roleOf(this.#kit, tenantId, memberId));
        tellMissed(page, missed);
      }),
    );
  }

  /** Tells the pages of the announcement's tenant that may hear it, and no others. */
  hear(news: LiveNews): void {
    const { tenantId, subject, id } = news.announcement;
    if (news.position) this.#heard = news.position;
    for (const page of this.#byTenant.get(tenantId) ?? []) {
      const { memberId } = page.connection;
      if (subject === "member" && memberId === id) {
        void page.settle(async () => page.become(await roleOf(this.#kit, tenantId, memberId)));
      }
      page.hear(news);
    }
  }

  /** Everything up to there was heard. */
  reach(position: LivePosition): void {
    this.#heard = position;
  }

  /** Tells all pages what was announced since then, while nobody listened. */
  catchUp(since: LivePosition): void {
    for (const [tenantId, pages] of this.#byTenant) {
      const reading = readMissed(this.#kit.db, tenantId, since);
      reading.catch(() => {}); // each page hears of it by itself
      for (const page of pages) {
        void page.settle(async () => {
          const { memberId } = page.connection;
          const missed = await reading;
          if (isAbout(missed, memberId)) page.become(await roleOf(this.#kit, tenantId, memberId));
          tellMissed(page, missed);
        });
      }
    }
  }

  /** Asks all pages to connect elsewhere. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const pages of this.#byTenant.values()) {
      for (const page of pages) page.hangUp(GOING_AWAY, "The server stops");
    }
  }

  #beat(): void {
    for (const page of this.#turns[this.#beats++ % TURNS] ?? []) {
      if (page.beat(this.#heard)) void page.recheck();
      else page.connection.socket.terminate();
    }
  }
}

function tellMissed(page: LivePage, { news, position }: Missed): void {
  if (news === null) {
    page.startOver(position);
    return;
  }
  for (const one of news) page.tell(one);
  page.reach(position);
}

/** Whether a member's role may have been changed meanwhile. */
function isAbout({ news }: Missed, memberId: string): boolean {
  return (
    news === null ||
    news.some(({ announcement: { subject, id } }) => subject === "member" && id === memberId)
  );
}
