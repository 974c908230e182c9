import {
  keepRoom,
  READ_QUEUE,
  ROOM_QUEUE,
  ROUND_QUEUE,
  readConnection,
  readJobSchema,
  roomJobSchema,
  runCalendarRound,
  WRITE_QUEUE,
  writeCopy,
  writeJobSchema,
} from "@convene/calendar/connected";
import type { SweepClient } from "@convene/notifications";
import type { JobHandler, JobResult } from "../jobs/job-handlers.ts";
import { WITHIN_NOTHING } from "../jobs/within-job.ts";
import type { Kit } from "../kit.ts";

/** Providers are slow: so many are waited for at the same time. */
const AT_ONCE = 5;

/** The handlers of connected calendars and rooms, by queue. */
export function calendarJobHandlers(
  { calendars, logger }: Pick<Kit, "calendars" | "logger">,
  sweep: SweepClient,
): readonly (readonly [string, JobHandler])[] {
  /** Of jobs that say the same, one is worked: it reads what is the state by then. */
  const atOnce =
    (queue: string, work: (data: unknown) => Promise<unknown>): JobHandler =>
    async (batch, stop, within = WITHIN_NOTHING) => {
      const results = new Map<string, JobResult>();
      const jobs = Map.groupBy(batch.keys(), (at) => JSON.stringify(batch[at])).entries();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          // One iterator: each job has one taker.
          for (const [key, same] of jobs) {
            const data = batch[same[0] ?? 0];
            const begin = () => within(same, () => attempt(queue, () => work(data)));
            results.set(key, stop.aborted ? "not begun" : await begin());
          }
        }),
      );
      return batch.map((data) => results.get(JSON.stringify(data)) ?? "not begun");
    };

  const attempt = async (queue: string, work: () => Promise<unknown>): Promise<JobResult> => {
    try {
      await work();
      return "done";
    } catch (err) {
      logger.warn({ err, queue }, "A job failed");
      return "again";
    }
  };

  return [
    [
      READ_QUEUE,
      atOnce(READ_QUEUE, (data) => readConnection(calendars, readJobSchema.parse(data))),
    ],
    [WRITE_QUEUE, atOnce(WRITE_QUEUE, (data) => writeCopy(calendars, writeJobSchema.parse(data)))],
    [ROOM_QUEUE, atOnce(ROOM_QUEUE, (data) => keepRoom(calendars, roomJobSchema.parse(data)))],
    [ROUND_QUEUE, atOnce(ROUND_QUEUE, () => runCalendarRound(calendars, sweep))],
  ];
}
