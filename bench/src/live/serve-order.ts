import type { RoleUrls } from "@convene/prisma/roles";

/** What a server's process is told first. */
export interface ServeOrder {
  readonly urls: RoleUrls;
  /** ISO 8601; its clock stands still. */
  readonly now: string;
}

/** On which bare servers are told what happened. */
export const BARE_CHANNEL = "bare";
