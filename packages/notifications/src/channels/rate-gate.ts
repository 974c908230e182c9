/** Time as it passes, whatever the clock on the wall says. */
export interface ElapsedTime {
  /** Milliseconds since some moment that stays the same. */
  elapsedMs(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** This machine's. */
export const elapsedTime: ElapsedTime = {
  elapsedMs: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** A provider's answer, as far as it tells how often it may be asked. */
export interface RateAnswer {
  readonly status: number | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Longer than this nobody waits: others would wait for whoever does. */
const LONGEST_WAIT_MS = 2_000;
/** What a provider may ask for at most: a mistaken header must not stop all mail for a day. */
const LONGEST_CLOSED_MS = 15 * 60_000;
/** A window, where no answer says how long it is. */
const USUAL_WINDOW_MS = 1_000;

/**
 * Keeps the calls of this process within what the provider's last answers allow: `ratelimit-remaining`
 * and `ratelimit-reset`, and `retry-after` once it was too much. Each process keeps its own count;
 * where several share a limit, an answer of 429 tells the one that came too late.
 */
export class RateGate {
  readonly #time: ElapsedTime;
  /** Calls that fit into one window; null: not known. */
  #limit: number | null = null;
  /** Calls that may still begin before `#opensAtMs`; null: as many as one likes. */
  #remaining: number | null = null;
  #opensAtMs = 0;
  /** Calls that are not answered yet. */
  #underWay = 0;

  constructor(time: ElapsedTime) {
    this.#time = time;
  }

  /**
   * Waits a moment where that is enough.
   *
   * @returns Whether the call may be made; if so, `leave` has to follow it.
   */
  async enter(): Promise<boolean> {
    const lastMs = this.#time.elapsedMs() + LONGEST_WAIT_MS;
    for (;;) {
      const nowMs = this.#time.elapsedMs();
      if (nowMs >= this.#opensAtMs) {
        // The next answer says how it really stands; until then, no more than a window takes.
        this.#remaining = this.#limit;
        this.#opensAtMs = nowMs + USUAL_WINDOW_MS;
      }
      if (this.#remaining === null || this.#remaining > 0) break;
      if (this.#opensAtMs > lastMs) return false;
      await this.#time.sleep(this.#opensAtMs - nowMs);
    }
    if (this.#remaining !== null) this.#remaining--;
    this.#underWay++;
    return true;
  }

  /** @param answer Null where there was none. */
  leave(answer: RateAnswer | null): void {
    this.#underWay--;
    if (!answer) return;
    const retryAfterMs = milliseconds(answer.headers["retry-after"]);
    const resetMs = milliseconds(answer.headers["ratelimit-reset"]);
    this.#limit = wholeNumber(answer.headers["ratelimit-limit"]) ?? this.#limit;
    if (answer.status === 429) {
      this.#close(retryAfterMs ?? resetMs ?? USUAL_WINDOW_MS, 0);
      return;
    }
    const remaining = wholeNumber(answer.headers["ratelimit-remaining"]);
    if (remaining === null || resetMs === null) return;
    // Whether the provider had counted those still under way, nobody knows: so they count.
    this.#close(resetMs, Math.max(0, remaining - this.#underWay));
  }

  #close(durationMs: number, remaining: number): void {
    const opensAtMs = this.#time.elapsedMs() + Math.min(durationMs, LONGEST_CLOSED_MS);
    // An answer that was given before the gate was closed does not open it.
    const stillClosed = this.#remaining === 0 && this.#opensAtMs > this.#time.elapsedMs();
    this.#remaining = stillClosed ? 0 : remaining;
    this.#opensAtMs = stillClosed ? Math.max(opensAtMs, this.#opensAtMs) : opensAtMs;
  }
}

/** @param seconds A header's value. */
function milliseconds(seconds: string | undefined): number | null {
  const value = Number(seconds ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value * 1_000 : null;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
