import type { RequestState, SchedulingRequest, Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { lockRequest } from "./lock-request.ts";
import type { RequestMessages } from "./request-messages.ts";
import { RequestClosedError, whyNotAnswer } from "./request-refusals.ts";
import { giveBack, writeAnswer } from "./write-answer.ts";

interface RequestDeed {
  readonly requestId: string;
  readonly viewer: Viewer;
}

/** Times that were given and a no wait for a member, who may have settled the matter in another way. */
const WITHDRAWN_FROM: readonly RequestState[] = ["open", "answered", "declined"];

/**
 * Takes a request back: its link then says so, and what was held is free again. One that the candidate
 * answered is settled by it.
 *
 * @throws NotFoundError
 * @throws RequestClosedError where it came to something already
 */
export async function withdrawRequest(
  work: Work,
  { requestId, viewer }: RequestDeed,
): Promise<SchedulingRequest> {
  const { request, proposals } = await lockRequest(work, requestId, viewer);
  const why = whyNotAnswer(request, work.now);
  if (why && !WITHDRAWN_FROM.includes(request.state)) throw new RequestClosedError(why);
  await giveBack(
    work,
    proposals.map(({ holdId }) => holdId),
  );
  return await writeAnswer(work, request, { state: "withdrawn" });
}

/**
 * Sends the link once more; until when it works stays.
 *
 * @throws NotFoundError
 * @throws RequestClosedError
 */
export async function resendRequest(
  work: Work,
  { requestId, viewer }: RequestDeed,
  messages: RequestMessages,
): Promise<SchedulingRequest> {
  const locked = await lockRequest(work, requestId, viewer);
  const why = whyNotAnswer(locked.request, work.now);
  if (why) throw new RequestClosedError(why);
  await messages.tellRequested(work, locked);
  return locked.request;
}

/**
 * Ends a request that nobody answered in time; what was held is free again. Times that were given are
 * kept until somebody schedules or takes it back.
 *
 * @returns whether it did: it may have been answered meanwhile
 * @throws NotFoundError
 */
export async function expireRequest(work: Work, requestId: string): Promise<boolean> {
  const { request, proposals } = await lockRequest(work, requestId);
  const { state, expiresAt } = request;
  if (state !== "open" || expiresAt > work.now) return false;
  await giveBack(
    work,
    proposals.map(({ holdId }) => holdId),
  );
  await writeAnswer(work, request, { state: "expired" });
  return true;
}
