import type { z } from "@hono/zod-openapi";
import { type ServiceEntry, serviceRevision } from "../use-cases/list-services.ts";
import { managedServiceSchema } from "./service-schemas.ts";
import { toService } from "./views.ts";

const stored = managedServiceSchema.pick({ refundRules: true, fields: true });

export function toManagedService(entry: ServiceEntry): z.infer<typeof managedServiceSchema> {
  const { service, hosts, needs } = entry;
  return {
    ...toService(entry),
    ...stored.parse(service),
    roomProvider: service.roomProvider,
    stepMinutes: service.stepMinutes,
    bufferBeforeMinutes: service.bufferBeforeMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    minimumNoticeMinutes: service.minimumNoticeMinutes,
    rescheduleLimit: service.rescheduleLimit,
    paymentTiming: service.paymentTiming,
    depositAmount: service.depositAmount,
    capacity: service.capacity,
    plannedOnly: service.plannedOnly,
    hasWaitingList: service.hasWaitingList,
    active: service.active,
    hosts: hosts.map(({ id, name, scheduleId }) => ({ id, name, scheduleId })),
    needs: needs.map((choices) => [...choices]),
    revision: serviceRevision(entry),
  };
}
