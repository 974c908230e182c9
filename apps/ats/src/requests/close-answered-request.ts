import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { BookedInterviews } from "../loops/book-interviews.ts";
import { lockRequest } from "./lock-request.ts";
import { RequestClosedError, whyNotAnswer } from "./request-refusals.ts";
import { bookedAs, giveBack, writeAnswer } from "./write-answer.ts";

interface Answered {
  readonly requestId: string;
  readonly applicationId: string;
  readonly booked: BookedInterviews;
}

/**
 * Settles a request whose candidate gave times, by what a member booked in them.
 *
 * @throws NotFoundError for one of another application
 * @throws RequestClosedError
 */
export async function closeAnsweredRequest(
  work: Work,
  { requestId, applicationId, booked }: Answered,
): Promise<void> {
  const { request, proposals } = await lockRequest(work, requestId);
  if (request.applicationId !== applicationId) throw new NotFoundError("request");
  const { state } = request;
  // Its time may be up: the times that were given are good all the same.
  const why = whyNotAnswer(request, work.now);
  if (why && !(why === "REQUEST_EXPIRED" && state === "answered"))
    throw new RequestClosedError(why);
  await giveBack(
    work,
    proposals.map(({ holdId }) => holdId),
  );
  await writeAnswer(work, request, bookedAs(booked));
}
