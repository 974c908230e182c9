import { type LiveMessage, readLiveMessages } from "./live-message.ts";
import { type DelayBounds, reconnectDelay } from "./reconnect-delay.ts";

/** `waiting`: tried more than once without success, and will be tried again. */
type LiveState = "idle" | "connecting" | "open" | "waiting";

export interface LiveConnection {
  /** Connects with the first listener, and hangs up when the last one is gone. */
  subscribe(listener: (message: LiveMessage) => void): () => void;
  state(): LiveState;
  onState(listener: () => void): () => void;
  /** Hangs up and connects anew, e.g. because another organisation is open now. */
  reconnect(): void;
  /** Tries at once if it is waiting to try. */
  wake(): void;
}

export interface LiveConnectionOptions {
  /** Asked before each attempt. Default: `/api/live` of the page's own host. */
  readonly url?: () => string;
  /** Default: half a second to half a minute. */
  readonly delay?: DelayBounds;
  /** How long it stays open without a listener: going from page to page should not hang up. */
  readonly lingerMs?: number;
}

/** The server's word for a session that ended, as of RFC 6455 §7.4.1. */
const policyViolation = 1008;
const defaultDelay: DelayBounds = { minimumMs: 500, maximumMs: 30_000 };

/**
 * The line on which the server tells what changed.
 *
 * The server tells again what it told while the line was cut, by the last token that came. Where it
 * cannot, and as the line opens for the first time, listeners get a `resync`: a page may have asked for
 * its data before.
 */
export function createLiveConnection({
  url = ownLiveUrl,
  delay = defaultDelay,
  lingerMs = 1000,
}: LiveConnectionOptions = {}): LiveConnection {
  const listeners = new Set<(message: LiveMessage) => void>();
  const stateListeners = new Set<() => void>();
  let socket: WebSocket | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let lingerTimer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let token: string | undefined;
  let state: LiveState = "idle";

  function become(next: LiveState): void {
    if (next === state) return;
    state = next;
    for (const listener of stateListeners) listener();
  }

  function tell(message: LiveMessage): void {
    for (const listener of listeners) listener(message);
  }

  function connect(): void {
    clearTimeout(retryTimer);
    retryTimer = undefined;
    if (state !== "waiting") become("connecting");
    const opening = new WebSocket(token === undefined ? url() : since(url(), token));
    socket = opening;
    opening.addEventListener("open", () => {
      if (socket !== opening) return;
      failures = 0;
      become("open");
    });
    opening.addEventListener("message", ({ data }) => {
      if (socket !== opening || typeof data !== "string") return;
      for (const message of readLiveMessages(data)) {
        token = message.token ?? token;
        if (message.type !== "token") tell(message);
      }
    });
    opening.addEventListener("close", ({ code }) => {
      if (socket !== opening) return;
      socket = undefined;
      if (code === policyViolation) {
        // no longer allowed to listen: asking again tells the page why
        token = undefined;
        tell({ type: "resync" });
      }
      retryTimer = setTimeout(connect, reconnectDelay(failures, Math.random(), delay));
      failures += 1;
      // a line that comes back at the first try is not worth a word on the page
      become(failures > 1 ? "waiting" : "connecting");
    });
  }

  function hangUp(): void {
    clearTimeout(retryTimer);
    retryTimer = undefined;
    failures = 0;
    token = undefined; // whoever listens next has asked for its data at another time
    const closing = socket;
    socket = undefined;
    closing?.close();
    become("idle");
  }

  return {
    subscribe(listener) {
      clearTimeout(lingerTimer);
      listeners.add(listener);
      if (state === "idle") connect();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(lingerTimer);
        lingerTimer = setTimeout(hangUp, lingerMs);
      };
    },
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    reconnect() {
      if (state === "idle") return;
      hangUp();
      connect();
    },
    wake() {
      if (retryTimer !== undefined) connect();
    },
  };
}

function since(url: string, token: string): string {
  const address = new URL(url);
  address.searchParams.set("since", token);
  return address.href;
}

function ownLiveUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/api/live`;
}
