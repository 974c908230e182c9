import type { CalendarFeed, Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { hashFeedSecret, newFeedSecret } from "./feed-secret.ts";

/** A feed as its member sees it: the secret is shown once, when it is made. */
export type ListedFeed = Pick<
  CalendarFeed,
  "id" | "name" | "freeBusy" | "createdAt" | "lastReadAt"
>;

const columns = {
  id: true,
  name: true,
  freeBusy: true,
  createdAt: true,
  lastReadAt: true,
} as const;

/** A member's feeds, the oldest first. */
export async function listFeeds(tx: Transaction, memberId: string): Promise<readonly ListedFeed[]> {
  return await tx.calendarFeed.findMany({
    where: { memberId },
    select: columns,
    orderBy: { id: "asc" },
  });
}

export interface FeedRequest {
  readonly tenantId: string;
  readonly memberId: string;
  readonly name: string;
  /** Only when, not what or with whom. */
  readonly freeBusy: boolean;
}

/** @returns the feed, and the secret of its address, which nobody learns again */
export async function createFeed(
  tx: Transaction,
  { tenantId, memberId, name, freeBusy }: FeedRequest,
  now: Date,
): Promise<{ readonly feed: ListedFeed; readonly secret: string }> {
  const secret = newFeedSecret();
  const feed = await tx.calendarFeed.create({
    data: {
      tenantId,
      id: uuidv7(),
      memberId,
      name,
      freeBusy,
      secretHash: hashFeedSecret(secret),
      createdAt: now,
    },
    select: columns,
  });
  return { feed, secret };
}

/** @returns false where the member has no such feed */
export async function revokeFeed(
  tx: Transaction,
  memberId: string,
  feedId: string,
): Promise<boolean> {
  const { count } = await tx.calendarFeed.deleteMany({ where: { id: feedId, memberId } });
  return count > 0;
}
