import type {
  Actor,
  Appointment,
  RoomProvider,
  ScheduledEvent,
  Transaction,
  Work,
} from "@convene/prisma";
import { amountDue } from "../domain/amount-due.ts";
import { payByOf } from "../domain/payment-deadline.ts";
import { answersTo, type GivenAnswers, serviceFields } from "../domain/service-fields.ts";
import { audienceOf } from "../domain/slot-rules.ts";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { writeAppointment } from "../slots/write-appointment.ts";
import { type ClientDetails, keepClient } from "./keep-client.ts";

interface BookingWish {
  readonly serviceId: string;
  /** Left out: anyone who gives the service. */
  readonly hostId?: string | undefined;
  readonly start: Date;
  /** IANA zone in which it is made: the client's. */
  readonly timeZone: string;
  readonly notes?: string | undefined;
  /** As agreed, minor units of the service's currency. Default: the service's. */
  readonly price?: number | undefined;
  /** To what the service asks, by the fields' ids. */
  readonly answers?: GivenAnswers | undefined;
  /** With `card` and something due it waits for its payment, and nobody is told before. Default: later. */
  readonly payment?: "later" | "card" | undefined;
  /** The hold on the slot, where there is one. An expired one is no obstacle while the slot is free. */
  readonly holdId?: string | undefined;
  /** Who books: a member on the client's behalf, or the client (whose id may not be known before). */
  readonly by: Actor;
}

/** A booking for somebody who says who they are. */
export interface BookingByDetails extends BookingWish {
  readonly client: ClientDetails;
  /** Whether the client agrees to text messages. Default: nothing is said of it. */
  readonly smsOptIn?: boolean | undefined;
}

/** A booking for a client whom we know. */
export interface BookingForClient extends BookingWish {
  readonly clientId: string;
}

export type BookingRequest = BookingByDetails | BookingForClient;

export interface BookingPorts {
  /**
   * Has the room made and queues the confirmations, in the booking's transaction.
   *
   * @param options.room The service's, where it is known; else it is read.
   */
  announceBooking(
    tx: Transaction,
    event: ScheduledEvent,
    options?: { readonly room: RoomProvider | null },
  ): Promise<void>;
}

/**
 * Books an appointment: client, appointment, reservation, history and confirmations in one
 * transaction.
 *
 * @throws SlotTakenError where somebody was faster: ask `findAlternatives` in a new unit of work
 * @throws SlotNotOfferedError
 * @throws NotFoundError for a service or host that cannot be booked
 * @throws InvalidInputError naming `answers.<id>` where an answer is missing, or is none to that question
 */
export async function bookAppointment(
  work: Work,
  request: BookingRequest,
  ports: BookingPorts,
): Promise<Appointment> {
  const { tx, now } = work;
  const { serviceId, hostId, holdId, start, by, payment } = request;
  const {
    service: offered,
    reminderOffsets,
    ...subject
  } = await loadBookableService(tx, serviceId, hostId, holdId);
  const service = { ...offered, price: request.price ?? offered.price };
  // Who fills in no form, staff or somebody on a waiting list, is held to no required answer.
  const isForm = by.kind !== "member" && "client" in request;
  const answers = answersTo(serviceFields(service.fields), request.answers ?? {}, { isForm });
  const slot = await settleSlot(tx, { ...subject, start, audience: audienceOf(by), now });

  const clientId =
    "client" in request ? (await keepClient(work, request, by)).id : request.clientId;
  const waitsForPayment = payment === "card" && amountDue(service) > 0;
  const row = await writeAppointment(work, {
    ...request,
    service,
    slot,
    clientId,
    answers,
    reminderOffsets,
    hold: subject.hold,
    ...(waitsForPayment && { payBy: payByOf(now) }),
  });
  if (!waitsForPayment) {
    await ports.announceBooking(tx, { kind: "appointment", row }, { room: service.roomProvider });
  }
  return row;
}
