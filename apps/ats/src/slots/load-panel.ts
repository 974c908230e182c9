import type { ReservationPurpose, Transaction } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { differenceInMinutes } from "date-fns";

/** A place on a panel as it is asked for. */
export interface SeatWish {
  /** `Hiring manager`; null: none in particular. */
  readonly name: string | null;
  /** Anyone of these. With a pool: those of its members; left out: all of them. */
  readonly resourceIds?: readonly string[] | undefined;
  /** Anyone of this pool who is qualified and not paused. */
  readonly poolId?: string | null | undefined;
}

/** A panel to be brought together. */
export interface PanelWish {
  /** One at least. */
  readonly seats: readonly SeatWish[];
  /** One free unit of any of these is needed; left out or empty: no room is. */
  readonly roomIds?: readonly string[] | undefined;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes?: number | undefined;
  readonly bufferAfterMinutes?: number | undefined;
}

/** For what times are looked for: a panel to be brought together, or an interview to be moved. */
export type SlotsFor =
  | {
      /** Resources of those who are all needed; one at least. */
      readonly interviewerIds: readonly string[];
      readonly durationMinutes: number;
    }
  | PanelWish
  | { readonly interviewId: string };

/** A place on a panel, and who could take it. */
export interface PanelSeat {
  readonly name: string | null;
  readonly poolId: string | null;
  /** Resources; one of them is enough. */
  readonly candidateIds: readonly string[];
}

/** What the times must suit. */
export interface Panel {
  /** All of them have to be filled, each by a person of its own. */
  readonly seats: readonly PanelSeat[];
  /** One of them is enough, the first before the others; empty: no room is needed. */
  readonly roomIds: readonly string[];
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** The interview to be moved: it is not in its own way. */
  readonly except?: ReservationPurpose;
}

/** Everybody who could sit on the panel, each once. */
export function peopleOf({ seats }: Pick<Panel, "seats">): string[] {
  return [...new Set(seats.flatMap(({ candidateIds }) => candidateIds))];
}

/** Seats for people who are all needed by name. */
export function seatsFor(resourceIds: readonly string[]): PanelSeat[] {
  return resourceIds.map((id) => ({ name: null, poolId: null, candidateIds: [id] }));
}

/**
 * Reads what the times must suit. An interview keeps its panel, its length and its buffers; its room too,
 * where it is free, else another one of its template's.
 *
 * @throws NotFoundError for somebody who is no interviewer, or a pool, a room or an interview that is not
 *   there
 * @throws InvalidInputError where nobody is needed, or a seat that nobody can take
 */
export async function loadPanel(tx: Transaction, of: SlotsFor): Promise<Panel> {
  if ("interviewId" in of) return await loadPresentPanel(tx, of.interviewId);
  if ("seats" in of) return await loadWishedPanel(tx, of);
  const interviewerIds = [...new Set(of.interviewerIds)];
  if (interviewerIds.length === 0) {
    throw new InvalidInputError("interviewerIds", "must name at least one interviewer");
  }
  await requireInterviewers(tx, interviewerIds);
  const { durationMinutes } = of;
  const buffers = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  return { seats: seatsFor(interviewerIds), roomIds: [], durationMinutes, ...buffers };
}

async function loadWishedPanel(tx: Transaction, wish: PanelWish): Promise<Panel> {
  if (wish.seats.length === 0) throw new InvalidInputError("seats", "must have one at least");
  const pools = await readPools(tx, [...new Set(wish.seats.flatMap(({ poolId }) => poolId ?? []))]);
  const seats = wish.seats.map(({ name, resourceIds, poolId }, index): PanelSeat => {
    if (!poolId) return { name, poolId: null, candidateIds: [...new Set(resourceIds)] };
    const members = pools.get(poolId);
    if (!members) throw new NotFoundError("interviewer pool");
    const isMember = (id: string) => members.includes(id);
    if (resourceIds && !resourceIds.every(isMember)) {
      throw new InvalidInputError(`seats[${index}].resourceIds`, "must be qualified in the pool");
    }
    return { name, poolId, candidateIds: resourceIds?.length ? [...resourceIds] : members };
  });
  for (const [index, { poolId, candidateIds }] of seats.entries()) {
    if (poolId === null && candidateIds.length === 0) {
      throw new InvalidInputError(`seats[${index}]`, "must name a person or a pool");
    }
  }
  const named = seats.filter(({ poolId }) => poolId === null);
  await requireInterviewers(tx, peopleOf({ seats: named }));
  const roomIds = [...new Set(wish.roomIds)];
  await requireRooms(tx, roomIds);
  return {
    seats,
    roomIds,
    durationMinutes: wish.durationMinutes,
    bufferBeforeMinutes: wish.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: wish.bufferAfterMinutes ?? 0,
  };
}

async function loadPresentPanel(tx: Transaction, interviewId: string): Promise<Panel> {
  const interview = await tx.interview.findFirst({
    where: { id: interviewId },
    select: {
      scheduledStart: true,
      scheduledEnd: true,
      bufferBeforeMinutes: true,
      bufferAfterMinutes: true,
      template: { select: { rooms: { select: { resourceId: true } } } },
      reservations: { where: { resourceKind: "room" }, select: { resourceId: true } },
      attendees: {
        where: { required: true },
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        select: { resourceId: true, seat: true, poolId: true },
      },
    },
  });
  if (!interview) throw new NotFoundError("interview");
  const { scheduledStart, scheduledEnd, template, reservations, attendees, ...buffers } = interview;
  const held = reservations.map((reservation) => reservation.resourceId);
  const others = held.length > 0 ? (template?.rooms ?? []) : [];
  return {
    seats: attendees.map(({ resourceId, seat, poolId }) => ({
      name: seat,
      poolId,
      candidateIds: [resourceId],
    })),
    roomIds: [...new Set([...held, ...others.map((room) => room.resourceId)])],
    durationMinutes: differenceInMinutes(scheduledEnd, scheduledStart),
    ...buffers,
    except: { interviewId },
  };
}

/** The qualified members of pools that are in use, by name. */
async function readPools(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const pools = await tx.interviewerPool.findMany({
    where: { id: { in: [...ids] }, active: true },
    select: {
      id: true,
      members: {
        where: { qualification: "qualified", paused: false, resource: interviewer },
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        select: { resourceId: true },
      },
    },
  });
  return new Map(pools.map(({ id, members }) => [id, members.map((one) => one.resourceId)]));
}

/** Whom interviews can be given to. */
export const interviewer = { active: true, member: { atsRole: { not: null } } } as const;

/** @throws NotFoundError where one of them is not among the people whom interviews can be given to */
export async function requireInterviewers(
  tx: Transaction,
  resourceIds: readonly string[],
): Promise<void> {
  const known = await tx.resource.count({
    where: { id: { in: [...resourceIds] }, ...interviewer },
  });
  if (known !== resourceIds.length) throw new NotFoundError("interviewer");
}

/** @throws NotFoundError where one of them is no room that can be had */
export async function requireRooms(tx: Transaction, roomIds: readonly string[]): Promise<void> {
  if (roomIds.length === 0) return;
  const known = await tx.resource.count({
    where: { id: { in: [...roomIds] }, kind: "room", active: true },
  });
  if (known !== roomIds.length) throw new NotFoundError("room");
}
