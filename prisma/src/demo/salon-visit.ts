import type { Interval } from "@convene/scheduling-core";
import type { AppointmentStatus, EventChangeKind } from "../../generated/enums.ts";
import type { DemoSalonService } from "./demo-salon.ts";

/** Something else that its history tells. */
export interface VisitChange {
  readonly kind: EventChangeKind;
  readonly at: Date;
  readonly by: "client" | "host" | "manager";
  readonly reason?: string;
  readonly details?: Readonly<Record<string, readonly (string | number)[]>>;
}

/** What became of the money of a visit, where it is not the usual. */
export type VisitMoney = "usual" | "unpaid" | "cashToGiveBack" | "refundFailed";

/** An appointment of the demo while it is made up; `writeVisits` makes rows of it. */
export interface Visit extends Interval {
  readonly id: string;
  readonly service: DemoSalonService;
  /** E-mail address of whoever gives it. */
  readonly host: string;
  /** Names of the rooms and devices that it takes. */
  readonly rooms: readonly string[];
  clientId: string;
  createdAt: Date;
  /** Booked by phone; else by the client, who pays in advance what the service asks. */
  byStaff: boolean;
  status: AppointmentStatus;
  cancelled?: { readonly at: Date; readonly by: "client" | "host"; readonly reason: string };
  movedAt?: Date;
  money: VisitMoney;
  price: number;
  readonly more: VisitChange[];
  notes?: string;
  readonly sessionId?: string;
  readonly series?: { readonly id: string; readonly occurrenceAt: Date };
}
