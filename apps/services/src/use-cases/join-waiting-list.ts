import { type Actor, announce, type WaitingEntry, type Work } from "@convene/prisma";
import { InvalidInputError, SchedulingError } from "@convene/scheduling-core";
import { isBefore, min } from "date-fns";
import { uuidv7 } from "uuidv7";
import { horizonOf } from "../domain/slot-rules.ts";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { type ClientDetails, keepClient } from "./keep-client.ts";
import { type WaitingScope, waitingWithin } from "./waiting-within.ts";

/** The service has no waiting list. */
export class NoWaitingListError extends SchedulingError {
  override readonly name = "NoWaitingListError";
  readonly code = "NO_WAITING_LIST";

  constructor(options?: ErrorOptions) {
    super("This service has no waiting list", options);
  }
}

export interface WaitingRequest {
  readonly serviceId: string;
  /** Left out: anyone who gives the service. */
  readonly hostId?: string | undefined;
  readonly client: ClientDetails;
  readonly smsOptIn?: boolean | undefined;
  /** IANA: the client's, and that of the weekdays and local times. */
  readonly timeZone: string;
  /** The first and the last start that would do. */
  readonly earliest: Date;
  readonly latest: Date;
  /** 1 (Monday) to 7; empty: any. */
  readonly weekdays: readonly number[];
  /** Local times between which it may begin, `HH:mm`; null: any. */
  readonly between: { readonly from: string; readonly until: string } | null;
  readonly note?: string | undefined;
  readonly by: Actor;
  /** Of staff: whose entries they see, and may replace. Left out: all. */
  readonly scope?: WaitingScope;
}

export interface JoinedList {
  readonly entry: WaitingEntry;
  /**
   * Whether whoever asked is the client: nobody was known by that address before. Otherwise they have
   * only named the address, and what is offered goes there.
   */
  readonly isClient: boolean;
}

/**
 * Puts a client on the waiting list of a service. Whoever waits for it already keeps their place; what
 * they wish is replaced by staff who see it, and by nobody who only named their address.
 *
 * @throws NotFoundError for a service or host that cannot be booked
 * @throws NoWaitingListError
 * @throws InvalidInputError naming `latest` where it is over, before `earliest`, or where nothing can be
 *   booked yet between the two
 */
export async function joinWaitingList(work: Work, request: WaitingRequest): Promise<JoinedList> {
  const { tx, tenantId, now } = work;
  const { serviceId, hostId, timeZone, earliest, latest, weekdays, between, note, by } = request;
  const { service } = await loadBookableService(tx, serviceId, hostId);
  if (!service.hasWaitingList && by.kind !== "member") throw new NoWaitingListError();
  if (!isBefore(earliest, latest)) throw new InvalidInputError("latest", "is not after `earliest`");
  if (!isBefore(now, latest)) throw new InvalidInputError("latest", "is over");
  const horizon = horizonOf(service, now);
  if (!isBefore(earliest, horizon)) {
    throw new InvalidInputError("earliest", "is further ahead than can be booked");
  }
  const email = request.client.email?.trim().toLowerCase();
  const known = email
    ? await tx.client.findFirst({ where: { email }, select: { id: true } })
    : null;
  const client = await keepClient(
    work,
    { client: request.client, timeZone, ...agreed(request) },
    by,
  );

  const wishes = {
    hostResourceId: hostId ?? null,
    earliest,
    latest: min([latest, horizon]),
    timezone: timeZone,
    weekdays: [...new Set(weekdays)].sort(),
    fromLocal: between?.from ?? null,
    untilLocal: between?.until ?? null,
    note: note?.trim() || null,
  };
  const waiting = await tx.waitingEntry.findFirst({
    where: {
      serviceId,
      clientId: client.id,
      state: { in: ["waiting", "offered"] },
      ...waitingWithin(request.scope ?? {}),
    },
  });
  if (waiting && by.kind !== "member") return { entry: waiting, isClient: false };
  const id = waiting?.id ?? uuidv7();
  const entry = await tx.waitingEntry.upsert({
    where: { tenantId_id: { tenantId, id } },
    create: { tenantId, id, serviceId, clientId: client.id, createdAt: now, ...wishes },
    update: wishes,
  });
  await announce(tx, { subject: "waiting", id, change: waiting ? "changed" : "created" });
  return { entry, isClient: known === null };
}

function agreed({ smsOptIn }: WaitingRequest) {
  return smsOptIn === undefined ? {} : { smsOptIn };
}
