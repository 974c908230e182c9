import { withoutNotices } from "@convene/notifications";
import {
  type Actor,
  type Appointment,
  type AppointmentSeries,
  announce,
  type EventEffects,
  type Work,
} from "@convene/prisma";
import {
  InvalidInputError,
  SlotNotOfferedError,
  SlotTakenError,
  toInstant,
  toLocal,
} from "@convene/scheduling-core";
import { isEqual } from "date-fns";
import { uuidv7 } from "uuidv7";
import { SeriesClashError } from "../domain/series-clash-error.ts";
import {
  endedBefore,
  movedRule,
  occurrencesOf,
  restAfter,
  shiftLocal,
} from "../domain/series-rule.ts";
import { loadSlotSubject } from "../slots/load-slot-subject.ts";
import { type LockedSeries, lockSeries, type SeriesPart } from "../slots/lock-series.ts";
import { placeAppointment } from "../slots/place-appointment.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { writeMove } from "../slots/write-move.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import type { SeriesChangePorts } from "./end-series.ts";
import { announcedSeries, type OccurrenceDecision } from "./make-series.ts";

export interface MoveSeriesRequest extends SeriesPart {
  /** Where it goes; the others go as much earlier or later on the wall clock. */
  readonly start: Date;
  /** Of occurrences whose new time cannot be had; `at` is the new time. */
  readonly decisions: readonly OccurrenceDecision[];
  readonly by: Actor;
  readonly reason?: string | undefined;
}

interface MoveSeriesPorts extends SeriesChangePorts {
  /** What follows for others: open pages, calendars. */
  readonly effects: Pick<EventEffects, "rescheduled">;
}

/** One occurrence of a series that moves. */
export interface SeriesStep {
  readonly appointment: Appointment & { readonly occurrenceAt: Date };
  /** When it is by the new rule. */
  readonly at: Date;
  /** It was moved by itself before, and is not the one taken hold of: the series moves without it. */
  readonly stays: boolean;
}

/**
 * Moves what is still to come of a series, from one occurrence on or all: all of it, or nothing. What
 * was moved by itself before stays where it is. The past keeps its series; the rest goes on as one of
 * its own. Everybody is told once.
 *
 * @returns the series as it goes on
 * @throws NotFoundError for an appointment that is part of no series
 * @throws SeriesOfOthersError
 * @throws SeriesClashError where a new time cannot be had and nothing was decided about it
 * @throws InvalidInputError naming `start` where the day changes of a series that is tied to its days,
 *   or nothing is left to move
 */
export async function moveSeries(
  work: Work,
  { start, decisions, by, reason, ...part }: MoveSeriesRequest,
  { effects, announceSeriesChange }: MoveSeriesPorts,
): Promise<AppointmentSeries> {
  const { tx, tenantId, now } = work;
  const locked = await lockSeries(tx, part, now);
  const { series, from } = locked;
  const { steps, chosen, ...wall } = planSeriesMove(locked, {
    appointmentId: part.appointmentId,
    start,
  });
  const next = await splitSeries(work, series, { from, ...wall });
  // Whoever goes later makes room first, so that they do not stand in each other's way.
  const goesLater = start > chosen.occurrenceAt;
  const decided = new Map(decisions.map(({ at, moveTo }) => [at.getTime(), moveTo]));
  const clashes: Date[] = [];
  const changed: Appointment[] = [];
  await withoutNotices(async () => {
    for (const step of goesLater ? steps.toReversed() : steps) {
      const outcome = await moveOne(work, step, { next, decided, by, reason, effects });
      if (outcome === "clash") clashes.push(step.at);
      else if (outcome !== "skipped") changed.push(outcome);
    }
  });
  if (clashes.length > 0) throw new SeriesClashError(clashes.sort((a, b) => +a - +b));
  const [first] = changed.toSorted((a, b) => +a.scheduledStart - +b.scheduledStart);
  if (first) {
    await announceSeriesChange(tx, {
      event: { kind: "appointment", row: first },
      series: announcedSeries(next, changed),
      change: "rescheduled",
      reason,
    });
  }
  await announce(tx, { subject: "series", id: next.id, change: "changed" });
  return await tx.appointmentSeries.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: next.id } },
  });
}

/**
 * Where each occurrence that a move is about goes by the new rule: as much earlier or later on the wall
 * clock as the one that was taken hold of.
 *
 * @throws InvalidInputError naming `start` where that one is over
 */
export function planSeriesMove(
  { series: { timezone }, appointments }: LockedSeries,
  { appointmentId, start }: Pick<MoveSeriesRequest, "appointmentId" | "start">,
) {
  const chosen = appointments.find(({ id }) => id === appointmentId);
  if (!chosen) throw new InvalidInputError("start", "moves an occurrence that is over");
  const local = (instant: Date) => toLocal(instant, timezone).local;
  const [was, is] = [local(chosen.occurrenceAt), local(start)];
  const moved = (instant: Date) => toInstant(shiftLocal(local(instant), was, is), timezone);
  const steps: readonly SeriesStep[] = appointments.map((appointment) => ({
    appointment,
    at: moved(appointment.occurrenceAt),
    stays: appointment !== chosen && !isEqual(appointment.scheduledStart, appointment.occurrenceAt),
  }));
  return { chosen, steps, was, is, moved };
}

/** The series ends before `from`, and another one goes on at the new times. */
async function splitSeries(
  { tx, tenantId, now }: Work,
  series: AppointmentSeries,
  {
    from,
    was,
    is,
    moved,
  }: {
    readonly from: Date;
    readonly was: string;
    readonly is: string;
    moved(instant: Date): Date;
  },
): Promise<AppointmentSeries> {
  const { timezone, rule, excluded, startLocal, extendedUntil, endedAt } = series;
  const fromLocal = toLocal(from, timezone).local;
  const begun = toInstant(startLocal, timezone);
  const gone =
    from > begun
      ? occurrencesOf({ ...series, excluded: [] }, { start: begun, end: from }).length
      : 0;
  const next = await tx.appointmentSeries.create({
    data: {
      tenantId,
      id: uuidv7(),
      serviceId: series.serviceId,
      clientId: series.clientId,
      hostResourceId: series.hostResourceId,
      durationMinutes: series.durationMinutes,
      price: series.price,
      notes: series.notes,
      rule: movedRule(restAfter(rule, gone), was, is),
      startLocal: shiftLocal(fromLocal, was, is),
      timezone,
      excluded: excluded.filter((at) => at >= from).map(moved),
      extendedUntil: moved(extendedUntil),
      endedAt,
      createdAt: now,
    },
  });
  await tx.appointmentSeries.update({
    where: { tenantId_id: { tenantId, id: series.id } },
    data: { rule: endedBefore(rule, fromLocal), endedAt: now },
  });
  return next;
}

interface Plan {
  readonly next: AppointmentSeries;
  readonly decided: ReadonlyMap<number, Date | null>;
  readonly by: Actor;
  readonly reason: string | undefined;
  readonly effects: Pick<EventEffects, "rescheduled">;
}

async function moveOne(
  work: Work,
  { appointment, at, stays }: SeriesStep,
  { next, decided, by, reason, effects }: Plan,
): Promise<Appointment | "clash" | "skipped"> {
  const { tx, tenantId, now } = work;
  const { id } = appointment;
  const decision = decided.get(at.getTime());
  await tx.appointment.update({
    where: { tenantId_id: { tenantId, id } },
    data: { seriesId: next.id, occurrenceAt: at },
    select: { id: true },
  });
  if (decision === null) {
    await cancelAppointment(work, { appointmentId: id, by, reason });
    return "skipped";
  }
  if (decision === undefined && stays) return "skipped";
  const current = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: { service: true },
  });
  try {
    const slot = await settleSlot(tx, {
      ...(await loadSlotSubject(tx, { appointmentId: id })),
      start: decision ?? at,
      audience: "staff",
      now,
    });
    await placeAppointment(work, current, slot);
    const to = { start: slot.start, end: slot.end };
    return await writeMove(work, current, { to, by, reason }, effects);
  } catch (error) {
    if (error instanceof SlotTakenError || error instanceof SlotNotOfferedError) return "clash";
    throw error;
  }
}
