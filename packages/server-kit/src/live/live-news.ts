import { type Announcement, announcementSchema } from "@convene/prisma";
import { z } from "zod";
import type { LivePosition } from "./live-position.ts";

/**
 * What an open page is told, by itself or several in a list. It reads again what it shows, under its own
 * rights.
 */
export type LiveMessage =
  | ({ readonly type: "changed"; readonly token?: string } & Omit<Announcement, "tenantId">)
  /** Something may have been missed: read everything again. */
  | { readonly type: "resync"; readonly token?: string }
  /** Nothing new: up to where everything was told. */
  | { readonly type: "token"; readonly token: string };

/** An announcement with its place in the line of transactions. */
export interface LiveNews {
  readonly announcement: Announcement;
  readonly history: string;
  readonly xid: bigint;
  /** Up to where whoever heard this has heard everything; undefined where that is not known. */
  readonly position: LivePosition | undefined;
  /** The message to pages, made once for all of them. */
  readonly text: string;
  /** The same with the position, for pages that are behind it. */
  readonly textWithToken: string;
}

export function createNews(
  announcement: Announcement,
  place: Pick<LiveNews, "history" | "xid" | "position">,
): LiveNews {
  const { tenantId: _, ...change } = announcement;
  const message: LiveMessage = { type: "changed", ...change };
  const token = place.position?.token;
  const text = JSON.stringify(message);
  const textWithToken = token === undefined ? text : JSON.stringify({ ...message, token });
  const { history, xid, position } = place;
  return { announcement, history, xid, position, text, textWithToken };
}

/** What `announce_change` sends, and what a listener sends to itself: a position alone. */
export const heardSchema = z.union([
  z.object({
    ...announcementSchema.shape,
    xid: z.string().regex(/^\d{1,19}$/),
    position: z.string().nullable(),
  }),
  z.object({ position: z.string() }),
]);
