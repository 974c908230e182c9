import { Socket } from "node:net";
import { ANNOUNCEMENT_CHANNEL } from "@convene/prisma";
import pg from "pg";
import type { z } from "zod";
import type { Logger } from "../logging/create-logger.ts";
import { createNews, heardSchema, type LiveNews } from "./live-news.ts";
import { isAhead, type LivePosition, positionIn, positionSaidBy } from "./live-position.ts";

export interface AnnouncementListener {
  readonly url: string;
  readonly logger: Logger;
  onNews(news: LiveNews): void;
  /** Everything up to there has been heard. */
  onPosition(position: LivePosition): void;
  /**
   * The connection was lost and is back: what follows is heard again, what was announced since that
   * position may have been missed.
   */
  onGap(since: LivePosition): void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;
const KEEP_ALIVE_MS = 10_000;
const SILENCE_MS = 15_000;
const LONGEST_ANSWER_MS = 10_000;

interface Line {
  readonly client: pg.Client;
  /** A line that answers no more would wait for minutes before it counts as lost. */
  cut(): void;
}

/** The line on which changes are heard of. */
export interface Announcements {
  /** Whether it is there at the moment. */
  isListening(): boolean;
  stop(): Promise<void>;
}

/**
 * Hears of changes made by any process, on one connection of its own, which is opened again whenever
 * it breaks. Where nothing was said for a while it says its own position to itself, which shows that
 * the connection lives and lets quiet pages keep a recent token.
 *
 * @returns When the first connection listens.
 */
export async function listenForAnnouncements(
  listener: AnnouncementListener,
): Promise<Announcements> {
  let stopped = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  let isListening = false;
  let isSilent = false;
  let position: LivePosition | undefined;
  let line = await open();
  const watch = setInterval(() => void breakSilence(), SILENCE_MS).unref();

  async function open(): Promise<Line> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: listener.url,
      application_name: "convene live",
      stream: () => socket,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      connectionTimeoutMillis: LONGEST_ANSWER_MS,
      query_timeout: LONGEST_ANSWER_MS,
    });
    // What comes before it is known where the line begins.
    const early: string[] = [];
    let take = (payload: string): unknown => early.push(payload);
    client.on("notification", ({ payload = "" }) => take(payload));
    client.on("error", () => {}); // "end" follows
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(ANNOUNCEMENT_CHANNEL)}`);
      // After that: what it does not see yet is heard.
      const { rows } = await client.query<{ history: string; position: string }>(
        "SELECT announcement_history() AS history, announcement_position() AS position",
      );
      const [here] = rows;
      if (!here) throw new Error("The database names no position");
      client.once("end", reconnectLater);
      isListening = true;
      const { history } = here;
      begin(positionIn(history, here.position));
      take = (payload) => hear(history, payload);
      for (const payload of early) take(payload);
      return { client, cut: () => socket.destroy() };
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  function begin(at: LivePosition | undefined): void {
    const since = position;
    position = at;
    if (since && !stopped) listener.onGap(since);
  }

  function hear(history: string, payload: string): void {
    const heard = heardSchema.safeParse(parseJson(payload));
    if (!heard.success) return;
    isSilent = false;
    const told = positionOf(history, heard.data);
    // Positions of long transactions come late, and are behind those of shorter ones.
    if (told && (!position || isAhead(told, position))) position = told;
    if ("xid" in heard.data) {
      const { xid, position: _, ...announcement } = heard.data;
      listener.onNews(createNews(announcement, { history, xid: BigInt(xid), position }));
    } else if (position) {
      listener.onPosition(position);
    }
  }

  async function breakSilence(): Promise<void> {
    if (!isSilent) {
      isSilent = true;
      return;
    }
    const { client, cut } = line;
    await client
      .query(`SELECT pg_notify($1, json_build_object('position', announcement_position())::text)`, [
        ANNOUNCEMENT_CHANNEL,
      ])
      .catch(cut);
  }

  function reconnectLater(): void {
    isListening = false;
    if (stopped) return;
    timer = setTimeout(() => void reconnect(), retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  async function reconnect(): Promise<void> {
    try {
      line = await open();
    } catch (err) {
      listener.logger.warn({ err }, "Listening for changes failed; trying again");
      return reconnectLater();
    }
    retryMs = FIRST_RETRY_MS;
    if (stopped) await line.client.end();
  }

  return {
    isListening: () => isListening,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(watch);
      await line.client.end().catch(() => undefined);
    },
  };
}

function positionOf(history: string, heard: z.infer<typeof heardSchema>): LivePosition | undefined {
  const { position } = heard;
  if (position === null) return undefined;
  return "xid" in heard
    ? positionSaidBy(BigInt(heard.xid), history, position)
    : positionIn(history, position);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
