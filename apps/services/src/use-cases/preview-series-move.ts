import type { Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { addMilliseconds } from "date-fns";
import { SeriesClashError } from "../domain/series-clash-error.ts";
import { lockSeries } from "../slots/lock-series.ts";
import { type MoveSeriesRequest, moveSeries, planSeriesMove } from "./move-series.ts";
import { explainOccurrences, type PreviewedOccurrence } from "./preview-series.ts";

/** Runs something in a transaction of its own. */
type OpenUnit = <T>(run: (work: Work) => Promise<T>) => Promise<T>;

export interface MovedOccurrence extends PreviewedOccurrence {
  readonly appointmentId: string;
  /** When it is at present. */
  readonly before: Interval;
}

/** Takes back what was tried. */
class TakenBack extends Error {}

/**
 * Where each occurrence would go if a series were moved, and what stands in its way. The move is made
 * and taken back: nothing else knows so exactly what would clash, since those that move leave each
 * other room.
 *
 * @returns by the new times; without those that stay because they were moved by themselves
 * @throws NotFoundError for an appointment that is part of no series
 * @throws SeriesOfOthersError
 * @throws InvalidInputError as `moveSeries`
 */
export async function previewSeriesMove(
  openUnit: OpenUnit,
  request: Omit<MoveSeriesRequest, "decisions">,
): Promise<readonly MovedOccurrence[]> {
  const clashes = new Set((await tryMove(openUnit, request)).map((start) => start.getTime()));
  return await openUnit(async (work) => {
    const { appointmentId, start } = request;
    const locked = await lockSeries(work.tx, request, work.now);
    const moving = planSeriesMove(locked, { appointmentId, start })
      .steps.filter(({ stays }) => !stays)
      .map(({ appointment: { id, scheduledStart, scheduledEnd }, at }) => ({
        appointmentId: id,
        before: { start: scheduledStart, end: scheduledEnd },
        start: at,
        end: addMilliseconds(at, scheduledEnd.getTime() - scheduledStart.getTime()),
        isFree: !clashes.has(at.getTime()),
      }));
    return await explainOccurrences(work, moving, ({ appointmentId: id }) => ({
      appointmentId: id,
    }));
  });
}

/** @returns the new times that cannot be had */
async function tryMove(
  openUnit: OpenUnit,
  request: Omit<MoveSeriesRequest, "decisions">,
): Promise<readonly Date[]> {
  const ports = {
    effects: { rescheduled: async () => {} },
    announceSeriesChange: async () => {},
  };
  try {
    return await openUnit(async (work) => {
      await moveSeries(work, { ...request, decisions: [] }, ports);
      throw new TakenBack();
    });
  } catch (error) {
    if (error instanceof TakenBack) return [];
    if (error instanceof SeriesClashError) return error.starts;
    throw error;
  }
}
