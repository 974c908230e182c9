import type { Announcement } from "@convene/prisma";
import type { WebSocketLike } from "@hono/node-server";

/** What an open page is told. It reads again what it shows, under its own rights. */
export type LiveMessage =
  | ({ readonly type: "changed" } & Omit<Announcement, "tenantId">)
  /** Something may have been missed: read everything again. */
  | { readonly type: "resync" };

/** A page's connection. */
export interface LiveSocket {
  readonly tenantId: string;
  readonly socket: WebSocketLike & PingingSocket;
  /** Whether the page's user may still listen: still signed in, still a member. */
  stillAllowed(): Promise<boolean>;
}

interface PingingSocket {
  ping(): void;
  terminate(): void;
  on(event: "pong", listener: () => void): unknown;
}

const HEARTBEAT_MS = 30_000;
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
/** A page that reads slower than that is cut off; it connects again and reads everything. */
const MOST_BUFFERED_BYTES = 1_000_000;

/** The open connections of one server process, by tenant. */
export class LiveSockets {
  readonly #byTenant = new Map<string, Set<LiveSocket>>();
  readonly #answered = new WeakSet<LiveSocket>();
  readonly #heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref();

  add(live: LiveSocket): void {
    const sockets = this.#byTenant.get(live.tenantId) ?? new Set();
    this.#byTenant.set(live.tenantId, sockets.add(live));
    this.#answered.add(live);
    live.socket.on("pong", () => this.#answered.add(live));
    live.socket.on("close", () => this.#remove(live));
    live.socket.on("error", () => live.socket.terminate());
  }

  /** Tells the pages of the announcement's tenant, and of no other. */
  announce({ tenantId, ...what }: Announcement): void {
    this.#send(this.#byTenant.get(tenantId) ?? [], { type: "changed", ...what });
  }

  resync(): void {
    this.#send(this.#all(), { type: "resync" });
  }

  /** Asks all pages to connect elsewhere. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const { socket } of this.#all()) socket.close(GOING_AWAY, "The server stops");
  }

  #send(sockets: Iterable<LiveSocket>, message: LiveMessage): void {
    const text = JSON.stringify(message);
    for (const { socket } of sockets) {
      if (bufferedBytes(socket) > MOST_BUFFERED_BYTES) socket.terminate();
      else socket.send(text);
    }
  }

  #beat(): void {
    for (const live of this.#all()) {
      if (!this.#answered.delete(live)) {
        live.socket.terminate();
        continue;
      }
      live.socket.ping();
      void this.#recheck(live);
    }
  }

  async #recheck(live: LiveSocket): Promise<void> {
    // A check that fails says nothing; the next one comes.
    const allowed = await live.stillAllowed().catch(() => true);
    if (!allowed) live.socket.close(POLICY_VIOLATION, "No longer signed in");
  }

  #remove(live: LiveSocket): void {
    const byTenant = this.#byTenant;
    const sockets = byTenant.get(live.tenantId);
    sockets?.delete(live);
    if (sockets?.size === 0) byTenant.delete(live.tenantId);
  }

  #all(): LiveSocket[] {
    return [...this.#byTenant.values()].flatMap((sockets) => [...sockets]);
  }
}

function bufferedBytes(socket: object): number {
  return "bufferedAmount" in socket && typeof socket.bufferedAmount === "number"
    ? socket.bufferedAmount
    : 0;
}
