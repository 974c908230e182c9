import { ANNOUNCEMENT_CHANNEL, type Announcement, announcementSchema } from "@convene/prisma";
import pg from "pg";
import type { Logger } from "../logging/create-logger.ts";

export interface AnnouncementListener {
  readonly url: string;
  readonly logger: Logger;
  onAnnouncement(announcement: Announcement): void;
  /** The connection was lost and is back: announcements may have been missed. */
  onGap(): void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;
const KEEP_ALIVE_MS = 10_000;

/**
 * Hears of changes made by any process, on one connection of its own, which is opened again
 * whenever it breaks.
 *
 * @returns When the first connection listens.
 */
export async function listenForAnnouncements(
  listener: AnnouncementListener,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  let client = await open();

  async function open(): Promise<pg.Client> {
    const opened = new pg.Client({
      connectionString: listener.url,
      application_name: "convene live",
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    opened.on("notification", ({ payload }) => {
      const announcement = announcementSchema.safeParse(parseJson(payload));
      if (announcement.success) listener.onAnnouncement(announcement.data);
    });
    opened.on("error", () => {}); // "end" follows
    try {
      await opened.connect();
      await opened.query(`LISTEN ${pg.escapeIdentifier(ANNOUNCEMENT_CHANNEL)}`);
    } catch (error) {
      await opened.end().catch(() => undefined);
      throw error;
    }
    opened.once("end", reconnectLater);
    return opened;
  }

  function reconnectLater(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      void reconnect();
    }, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  async function reconnect(): Promise<void> {
    try {
      client = await open();
    } catch (err) {
      listener.logger.warn({ err }, "Listening for changes failed; trying again");
      return reconnectLater();
    }
    if (stopped) return await client.end();
    retryMs = FIRST_RETRY_MS;
    listener.onGap();
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client.end().catch(() => undefined);
    },
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
