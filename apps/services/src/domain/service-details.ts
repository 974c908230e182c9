import type { PaymentTiming, RoomProvider } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import type { RefundRule } from "./refund-policy.ts";
import type { ServiceField } from "./service-fields.ts";

/** Who gives a service, and on which of their schedules (null: the default one). */
export interface ServiceGiver {
  /** Of their resource. */
  readonly id: string;
  readonly scheduleId: string | null;
}

/** What a manager says of a service. Minutes; money in minor units of the organisation's currency. */
export interface ServiceDetails {
  readonly name: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly location: string | null;
  /** Where it takes place online; null: it does not. */
  readonly roomProvider: RoomProvider | null;
  readonly colour: string;
  readonly durationMinutes: number;
  /** Null: as long as the service. */
  readonly stepMinutes: number | null;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  readonly changeNoticeMinutes: number;
  /** Null: without limit. */
  readonly rescheduleLimit: number | null;
  readonly price: number;
  readonly paymentTiming: PaymentTiming;
  /** Set exactly where a deposit is asked for. */
  readonly depositAmount: number | null;
  /** The longest notice first. */
  readonly refundRules: readonly RefundRule[];
  readonly fields: readonly ServiceField[];
  readonly capacity: number;
  readonly plannedOnly: boolean;
  readonly hasWaitingList: boolean;
  readonly active: boolean;
  /** At least one. */
  readonly hosts: readonly ServiceGiver[];
  /** Rooms and devices: of each list one is taken. */
  readonly needs: readonly (readonly string[])[];
}

/**
 * Checks what one detail of a service says about another.
 *
 * @throws InvalidInputError naming `depositAmount`, `plannedOnly`, `refundRules`, `fields`, `hosts` or
 *   `needs`
 */
export function requireServiceDetails(details: ServiceDetails): void {
  const { price, paymentTiming, depositAmount, capacity, plannedOnly, hosts, needs } = details;
  if (paymentTiming === "deposit") {
    if (depositAmount === null || depositAmount < 1 || depositAmount > price) {
      throw new InvalidInputError(
        "depositAmount",
        "must be more than nothing and within the price",
      );
    }
  } else if (depositAmount !== null) {
    throw new InvalidInputError("depositAmount", "is only for services with a deposit");
  }
  if (plannedOnly && capacity < 2) {
    throw new InvalidInputError("plannedOnly", "is only for services that clients share");
  }
  requireRefundRules(details.refundRules);
  requireDistinct(
    "fields",
    details.fields.map(({ id }) => id),
  );
  if (hosts.length === 0) throw new InvalidInputError("hosts", "must name at least one person");
  requireDistinct(
    "hosts",
    hosts.map(({ id }) => id),
  );
  for (const [position, choices] of needs.entries()) {
    const field = `needs.${position}`;
    if (choices.length === 0) throw new InvalidInputError(field, "must name a room or a device");
    requireDistinct(field, choices);
  }
}

/** Less notice never gives back more: a client could not tell what they get otherwise. */
function requireRefundRules(rules: readonly RefundRule[]): void {
  for (const [index, { noticeMinutes, percent }] of rules.entries()) {
    const before = rules[index - 1];
    if (!before) continue;
    if (noticeMinutes >= before.noticeMinutes) {
      throw new InvalidInputError("refundRules", "must go from the longest notice to the shortest");
    }
    if (percent > before.percent) {
      throw new InvalidInputError("refundRules", "must not give back more for less notice");
    }
  }
}

function requireDistinct(field: string, ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) throw new InvalidInputError(field, "names something twice");
}
