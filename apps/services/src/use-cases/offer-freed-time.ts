import type { OfferedSlot, Recipient } from "@convene/notifications";
import { smsNumber } from "@convene/notifications";
import { announce, type Client, type Service, type WaitingEntry, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addDays, max, min } from "date-fns";
import { LONGEST_RANGE_DAYS } from "../domain/longest-range.ts";
import { offerUntil, suitsWishes } from "../domain/waiting-wishes.ts";
import { lockWaitingEntry } from "../slots/lock-waiting-entry.ts";
import { endOffer } from "./end-offer.ts";
import { findSlots } from "./find-slots.ts";
import { type Hold, holdSlot } from "./hold-slot.ts";

export interface OfferPorts {
  /** Queues the message that offers it, in the same transaction. */
  tell(
    work: Work,
    entry: WaitingEntry,
    offer: Omit<OfferedSlot, "bookUrl" | "declineUrl">,
    to: Recipient,
  ): Promise<void>;
}

/**
 * Ends what ran out: offers that were not answered, and waiting for times that are over. An unanswered
 * time is free for whoever is next.
 *
 * @returns whether an offer ended, so that somebody else may get its time
 */
export async function endOverdue(work: Work, entryId: string): Promise<boolean> {
  const { tx, tenantId, now } = work;
  const entry = await lockWaitingEntry(tx, entryId);
  const ranOut = entry.offerExpiresAt !== null && entry.offerExpiresAt <= now;
  if (ranOut) await endOffer(work, entry);
  const isOver = entry.latest <= now && (ranOut || entry.state === "waiting");
  if (isOver) {
    await tx.waitingEntry.update({
      where: { tenantId_id: { tenantId, id: entryId } },
      data: { state: "expired", closedAt: now },
    });
    await announce(tx, { subject: "waiting", id: entryId, change: "removed" });
  }
  return ranOut;
}

/**
 * Offers somebody who waits the first free time that would do: holds it, and tells them until when.
 *
 * @returns null where there is none at the moment, or they do not wait any more
 * @throws SlotTakenError where somebody was faster: another round comes
 */
export async function offerFreedTime(
  work: Work,
  entryId: string,
  ports: OfferPorts,
): Promise<Hold | null> {
  const entry = await lockWaitingEntry(work.tx, entryId);
  if (entry.state !== "waiting") return null;
  const { service, client, offerMinutes } = await readTerms(work, entryId);
  const found = await firstThatSuits(work, entry, { ...service, offerMinutes });
  return found ? await holdFor(work, { entry, service, client }, found, ports) : null;
}

interface ChosenTime {
  readonly start: Date;
  /** Who is to give it to somebody who waits for anyone; left out: anyone. */
  readonly hostId?: string | undefined;
}

/**
 * Offers somebody who waits a time that staff have chosen, whether or not it is one that they wished
 * for. What they were offered before is free again.
 *
 * @throws NotFoundError for somebody who does not wait any more
 * @throws InvalidInputError naming `start` where too little time is left to answer
 * @throws SlotTakenError, SlotNotOfferedError where clients could not book it
 */
export async function offerChosenTime(
  work: Work,
  entryId: string,
  { start, hostId }: ChosenTime,
  ports: OfferPorts,
): Promise<Hold> {
  const { tx, now } = work;
  const entry = await lockWaitingEntry(tx, entryId);
  if (entry.state !== "waiting" && entry.state !== "offered") {
    throw new NotFoundError("waiting entry");
  }
  if (entry.offerHoldId !== null) await endOffer(work, entry);
  const { offerMinutes, ...terms } = await readTerms(work, entryId);
  const { minimumNoticeMinutes } = terms.service;
  const until = offerUntil({ now, start, offerMinutes, minimumNoticeMinutes });
  if (!until) throw new InvalidInputError("start", "leaves too little time to answer");
  return await holdFor(work, { entry, ...terms }, { start, until, hostId }, ports);
}

async function readTerms({ tx, tenantId }: Work, entryId: string) {
  const { service, client } = await tx.waitingEntry.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: entryId } },
    include: { service: true, client: true },
  });
  const { offerMinutes } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { offerMinutes: true },
  });
  return { service, client, offerMinutes };
}

interface Waiting {
  readonly entry: WaitingEntry;
  readonly service: Service;
  readonly client: Client;
}

/** Holds a time for somebody, and tells them until when. */
async function holdFor(
  work: Work,
  { entry, service, client }: Waiting,
  { start, until, hostId }: Found,
  ports: OfferPorts,
): Promise<Hold> {
  const { tx, tenantId } = work;
  const { id, serviceId, hostResourceId } = entry;
  const hold = await holdSlot(work, {
    serviceId,
    hostId: hostResourceId ?? hostId,
    start,
    until,
  });
  const { offers } = await tx.waitingEntry.update({
    where: { tenantId_id: { tenantId, id } },
    data: {
      state: "offered",
      offers: { increment: 1 },
      offerHoldId: hold.holdId,
      offerStart: hold.start,
      offerHostId: hold.hostId,
      offerExpiresAt: hold.expiresAt,
    },
    select: { offers: true },
  });
  await announce(tx, { subject: "waiting", id, change: "changed" });
  const host = await tx.resource.findUnique({
    where: { tenantId_id: { tenantId, id: hold.hostId } },
    select: { name: true },
  });
  await ports.tell(
    work,
    entry,
    {
      id,
      version: offers,
      title: service.name,
      start: hold.start,
      end: hold.end,
      timeZone: entry.timezone,
      location: service.location,
      hostName: host?.name ?? null,
      expiresAt: hold.expiresAt,
    },
    recipientOf(client),
  );
  return hold;
}

interface Found extends ChosenTime {
  readonly until: Date;
}

/** The first free time that would do, month by month. */
async function firstThatSuits(
  work: Work,
  entry: WaitingEntry,
  terms: Pick<Service, "minimumNoticeMinutes" | "durationMinutes"> & {
    readonly offerMinutes: number;
  },
): Promise<Found | undefined> {
  const { now } = work;
  const { serviceId, hostResourceId, latest } = entry;
  const of = { serviceId, ...(hostResourceId !== null && { hostId: hostResourceId }) };
  // A slot that begins at the last moment ends later: the range has to reach beyond it.
  const last = addDays(latest, 1);
  for (let start = max([entry.earliest, now]); start < last; ) {
    const end = min([addDays(start, LONGEST_RANGE_DAYS), last]);
    const { slots } = await slotsIn(work, of, { start, end });
    for (const slot of slots) {
      if (!suitsWishes(entry, slot.start, terms)) continue;
      const until = offerUntil({ now, start: slot.start, ...terms });
      if (until) return { start: slot.start, until };
    }
    start = end;
  }
  return undefined;
}

/** None of a service that nobody gives any more. */
async function slotsIn(
  work: Work,
  of: { readonly serviceId: string; readonly hostId?: string },
  range: { readonly start: Date; readonly end: Date },
) {
  try {
    return await findSlots(work, { of, range, audience: "client" });
  } catch (error) {
    if (error instanceof NotFoundError) return { slots: [] };
    throw error;
  }
}

function recipientOf(client: Client): Recipient {
  return {
    kind: "client",
    id: client.id,
    name: client.name,
    email: client.email,
    phone: client.smsOptInAt === null ? null : smsNumber(client.phone),
    locale: client.locale,
    timeZone: client.timeZone,
  };
}
