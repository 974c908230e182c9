import {
  type QuestionValues,
  type RoomProvider,
  toQuestion,
  toQuestionValues,
} from "@convene/web-kit";
import type { SetUpService } from "./setup-queries.ts";

export interface RefundRuleValues {
  readonly hours: number;
  readonly percent: number;
}

/** A service as its form has it: hours instead of minutes where people think in hours, money in units. */
export interface ServiceValues {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly location: string;
  readonly room: RoomProvider | "none";
  readonly colour: string;
  readonly durationMinutes: number;
  /** Empty: as long as the service. */
  readonly stepMinutes: number | "";
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly noticeHours: number;
  readonly horizonDays: number;
  readonly changeNoticeHours: number;
  /** Empty: without limit. */
  readonly rescheduleLimit: number | "";
  readonly price: number;
  readonly paymentTiming: SetUpService["paymentTiming"];
  readonly deposit: number;
  readonly refundRules: readonly RefundRuleValues[];
  readonly fields: readonly QuestionValues[];
  readonly capacity: number;
  readonly plannedOnly: boolean;
  readonly hasWaitingList: boolean;
  readonly active: boolean;
  readonly hosts: readonly { readonly id: string; readonly scheduleId: string | null }[];
  readonly needs: readonly (readonly string[])[];
}

/** @param units How many minor units a unit of the currency has. */
export function toServiceValues(
  service: SetUpService | undefined,
  units: number,
  myself: string | undefined,
): ServiceValues {
  if (!service) return { ...NEW_SERVICE, hosts: myself ? [{ id: myself, scheduleId: null }] : [] };
  return {
    name: service.name,
    description: service.description ?? "",
    category: service.category ?? "",
    location: service.location ?? "",
    room: service.roomProvider ?? "none",
    colour: service.colour,
    durationMinutes: service.durationMinutes,
    stepMinutes: service.stepMinutes ?? "",
    bufferBeforeMinutes: service.bufferBeforeMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    noticeHours: service.minimumNoticeMinutes / 60,
    horizonDays: service.horizonDays,
    changeNoticeHours: service.changeNoticeMinutes / 60,
    rescheduleLimit: service.rescheduleLimit ?? "",
    price: service.price / units,
    paymentTiming: service.paymentTiming,
    deposit: (service.depositAmount ?? 0) / units,
    refundRules: service.refundRules.map(({ noticeMinutes, percent }) => ({
      hours: noticeMinutes / 60,
      percent,
    })),
    fields: service.fields.map(toQuestionValues),
    capacity: service.capacity,
    plannedOnly: service.plannedOnly,
    hasWaitingList: service.hasWaitingList,
    active: service.active,
    hosts: service.hosts.map(({ id, scheduleId }) => ({ id, scheduleId })),
    needs: service.needs,
  };
}

/** What is sent of it. @param units How many minor units a unit of the currency has. */
export function toServiceInput(values: ServiceValues, units: number) {
  const { room, noticeHours, changeNoticeHours, deposit, stepMinutes, rescheduleLimit } = values;
  const { price, paymentTiming, capacity, ...rest } = values;
  return {
    name: rest.name,
    description: rest.description,
    category: rest.category,
    location: rest.location,
    roomProvider: room === "none" ? null : room,
    colour: rest.colour,
    durationMinutes: rest.durationMinutes,
    stepMinutes: stepMinutes === "" ? null : stepMinutes,
    bufferBeforeMinutes: rest.bufferBeforeMinutes,
    bufferAfterMinutes: rest.bufferAfterMinutes,
    minimumNoticeMinutes: Math.round(noticeHours * 60),
    horizonDays: rest.horizonDays,
    changeNoticeMinutes: Math.round(changeNoticeHours * 60),
    rescheduleLimit: rescheduleLimit === "" ? null : rescheduleLimit,
    price: Math.round(price * units),
    paymentTiming,
    depositAmount: paymentTiming === "deposit" ? Math.round(deposit * units) : null,
    refundRules: rest.refundRules.map(({ hours, percent }) => ({
      noticeMinutes: Math.round(hours * 60),
      percent,
    })),
    fields: rest.fields.map(toQuestion),
    capacity,
    plannedOnly: capacity > 1 && rest.plannedOnly,
    hasWaitingList: rest.hasWaitingList,
    active: rest.active,
    hosts: rest.hosts.map((host) => ({ ...host })),
    needs: rest.needs.map((choices) => [...choices]),
  };
}

const NEW_SERVICE: ServiceValues = {
  name: "",
  description: "",
  category: "",
  location: "",
  room: "none",
  colour: "teal",
  durationMinutes: 60,
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeHours: 1,
  horizonDays: 60,
  changeNoticeHours: 12,
  rescheduleLimit: 3,
  price: 0,
  paymentTiming: "on_site",
  deposit: 0,
  refundRules: [
    { hours: 24, percent: 100 },
    { hours: 12, percent: 50 },
  ],
  fields: [],
  capacity: 1,
  plannedOnly: false,
  hasWaitingList: true,
  active: true,
  hosts: [],
  needs: [],
};
