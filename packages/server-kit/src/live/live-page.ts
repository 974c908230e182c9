import type { WebSocketLike } from "@hono/node-server";
import type { LiveMessage, LiveNews } from "./live-news.ts";
import { isAhead, isPast, type LivePosition } from "./live-position.ts";

/** A page's connection. */
export interface LiveConnection {
  readonly tenantId: string;
  readonly memberId: string;
  /** The member's role in this product as the page connected; null hears of nothing. */
  readonly role: string | null;
  readonly socket: WebSocketLike & PingingSocket;
  /** Whether the page's user may still listen: still signed in, still a member. */
  stillAllowed(): Promise<boolean>;
}

interface PingingSocket {
  ping(): void;
  terminate(): void;
  on(event: "pong" | "close" | "error", listener: () => void): unknown;
}

type Hears = (role: string | null, news: LiveNews) => boolean;

const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;
/** A page that reads slower than that is cut off; it connects again and is told what it missed. */
const MOST_BUFFERED_BYTES = 1_000_000;
const MOST_HELD = 10_000;

/** An open page: how far it was told, and what waits until that is settled. */
export class LivePage {
  readonly connection: LiveConnection;
  readonly #hears: Hears;
  #role: string | null;
  #position: LivePosition | undefined;
  #held: LiveNews[] = [];
  #outgoing: string[] = [];
  #settling = Promise.resolve();
  #unsettled = 0;
  #answered = true;
  #isGone = false;

  constructor(connection: LiveConnection, hears: Hears) {
    this.connection = connection;
    this.#hears = hears;
    this.#role = connection.role;
    connection.socket.on("pong", () => {
      this.#answered = true;
    });
    connection.socket.on("error", () => connection.socket.terminate());
  }

  /** Tells it, as soon as what the page missed or may hear is settled. */
  hear(news: LiveNews): void {
    if (this.#unsettled === 0) this.tell(news);
    else if (this.#held.length < MOST_HELD) this.#held.push(news);
    else this.hangUp(TRY_AGAIN_LATER, "Too much at once");
  }

  /** Tells it at once, unless the page was told before or its role may not hear it. */
  tell(news: LiveNews): void {
    if (isPast(this.#position, news) || !this.#hears(this.#role, news)) return;
    const { position } = news;
    const isNew = position !== undefined && isAhead(position, this.#position);
    if (isNew) this.#position = position;
    this.#send(isNew ? news.textWithToken : news.text);
  }

  /**
   * Holds back what comes while `work` finds out what the page missed or may hear. One at a time, in
   * the order of the calls. Where it fails the page is sent away, and comes back with what it knows.
   */
  settle(work: () => Promise<void>): Promise<void> {
    this.#unsettled += 1;
    this.#settling = this.#settling.then(work).then(
      () => this.#release(),
      () => this.hangUp(TRY_AGAIN_LATER, "Try again later"),
    );
    return this.#settling;
  }

  /** The page was told everything up to there. */
  reach(position: LivePosition): void {
    const before = this.#position;
    if (before?.history === position.history && !isAhead(position, before)) return;
    this.#position = position;
    this.#say({ type: "token", token: position.token });
  }

  /** The page is to read everything again, and is told what follows that position. */
  startOver(position: LivePosition): void {
    this.#position = position;
    this.#say({ type: "resync", token: position.token });
  }

  /** From now on it hears what that role may. One that may hear nothing is sent away. */
  become(role: string | null): void {
    if (role === this.#role) return;
    this.#role = role;
    if (role === null) this.hangUp(POLICY_VIOLATION, "No longer a member");
    else this.#say({ type: "resync" }); // what it shows was read with another role
  }

  /**
   * Asks for a sign of life, and says up to where everything was told.
   *
   * @returns false where the last question was not answered
   */
  beat(heard: LivePosition | undefined): boolean {
    if (!this.#answered) return false;
    this.#answered = false;
    this.connection.socket.ping();
    if (heard && this.#unsettled === 0 && isAhead(heard, this.#position)) this.reach(heard);
    return true;
  }

  /** Sends the page away if its user signed out. */
  async recheck(): Promise<void> {
    // A check that fails says nothing; the next one comes.
    const allowed = await this.connection.stillAllowed().catch(() => true);
    if (!allowed) this.hangUp(POLICY_VIOLATION, "No longer signed in");
  }

  hangUp(code: number, reason: string): void {
    this.#isGone = true;
    this.#held = [];
    this.connection.socket.close(code, reason);
  }

  #release(): void {
    this.#unsettled -= 1;
    if (this.#unsettled > 0) return;
    const held = this.#held;
    this.#held = [];
    for (const news of held) this.tell(news);
  }

  #say(message: LiveMessage): void {
    this.#send(JSON.stringify(message));
  }

  /** Messages of one moment, such as those of one transaction, go out in one frame. */
  #send(text: string): void {
    if (this.#isGone) return;
    if (this.#outgoing.length === 0) queueMicrotask(() => this.#flush());
    this.#outgoing.push(text);
  }

  #flush(): void {
    const { socket } = this.connection;
    const texts = this.#outgoing;
    this.#outgoing = [];
    if (this.#isGone) return;
    const [first = ""] = texts;
    if (bufferedBytes(socket) > MOST_BUFFERED_BYTES) socket.terminate();
    else socket.send(texts.length === 1 ? first : `[${texts.join()}]`);
  }
}

function bufferedBytes(socket: object): number {
  return "bufferedAmount" in socket && typeof socket.bufferedAmount === "number"
    ? socket.bufferedAmount
    : 0;
}
