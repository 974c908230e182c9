import type { Work } from "@convene/prisma";
import { type Interval, NotFoundError, type WeeklyHours } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo } from "../use-cases/visible-to.ts";
import { type LoadedLoop, type LoopSearch, loadLoop } from "./load-loop.ts";
import { type OrderWish, readOrder } from "./read-order.ts";

/** Two a row on a page, and not more than a person compares. */
const PROPOSALS = 8;

export interface LoopQuestion {
  readonly applicationId: string;
  readonly of: OrderWish;
  readonly range: Interval;
  /** When it suits the candidate, in their zone. */
  readonly hours?: WeeklyHours | undefined;
  readonly sequence?: readonly number[] | undefined;
  /** Only within the times that the candidate gave to this request. */
  readonly requestId?: string | undefined;
  readonly viewer: Viewer;
}

/** What the search needs; it takes its time, and needs no transaction. */
export interface AskedLoop {
  readonly loaded: LoadedLoop;
  readonly candidate: LoopSearch["candidate"] & { readonly name: string };
}

/**
 * Reads what it takes to propose loops for an application.
 *
 * @throws NotFoundError for an application, a request, a plan, or something of its that is not there
 * @throws InvalidInputError
 */
export async function readLoopQuestion(
  work: Work,
  { applicationId, of, range, hours, sequence, requestId, viewer }: LoopQuestion,
): Promise<AskedLoop> {
  const { tx } = work;
  const application = await tx.application.findFirst({
    where: { AND: [{ id: applicationId }, applicationsVisibleTo(viewer)] },
    select: { candidate: { select: { id: true, name: true, timeZone: true } } },
  });
  if (!application) throw new NotFoundError("application");
  const candidate = {
    ...application.candidate,
    hours,
    times:
      requestId === undefined ? undefined : await readTimes(work, { applicationId, requestId }),
  };
  const order = await readOrder(tx, of);
  const loaded = await loadLoop(work, { order, range, candidate, sequence, limit: PROPOSALS });
  return { loaded, candidate };
}

async function readTimes(
  { tx }: Work,
  { applicationId, requestId }: Pick<LoopQuestion, "applicationId"> & { requestId: string },
): Promise<Interval[]> {
  const request = await tx.schedulingRequest.findFirst({
    where: { id: requestId, applicationId },
    select: { times: { orderBy: { startsAt: "asc" } } },
  });
  if (!request) throw new NotFoundError("request");
  return request.times.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }));
}
