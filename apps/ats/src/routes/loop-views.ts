import { InvalidInputError } from "@convene/scheduling-core";
import type { z } from "@hono/zod-openapi";
import type { BookedInterviews } from "../loops/book-interviews.ts";
import type { LoopSearch } from "../loops/load-loop.ts";
import type { FoundLoops } from "../loops/propose-loops.ts";
import type { OrderWish } from "../loops/read-order.ts";
import type { bookedLoopSchema, loopsSchema, orderInput } from "./loop-schemas.ts";
import { toSlot } from "./slot-views.ts";

/** @throws InvalidInputError where neither a request, a plan nor interviews are named */
export function readOrderWish({
  planId,
  interviews,
  requestId,
}: z.infer<typeof orderInput> & { readonly requestId?: string | undefined }): OrderWish {
  if (requestId !== undefined) return { requestId };
  if (planId !== undefined) return { planId };
  if (interviews) return { interviews };
  throw new InvalidInputError("planId", "must be given where no interviews are");
}

export function toLoops(
  { order, proposals, whyNone, people }: FoundLoops,
  candidate: LoopSearch["candidate"] & { readonly name: string },
): z.infer<typeof loopsSchema> {
  return {
    order: {
      name: order.name,
      interviews: order.interviews.map(({ title, durationMinutes, seats, after }) => ({
        title,
        durationMinutes,
        seats: seats.map(({ name }) => name),
        after,
      })),
    },
    proposals: proposals.map(({ interviews, reasons }) => ({
      interviews: interviews.map(({ position, seats, roomId, ...span }) => ({
        position,
        ...toSlot(span),
        seats: [...seats],
        roomId,
      })),
      reasons: reasons.map((reason) =>
        reason.reason === "insideHours" ? { ...reason, hostIds: [...reason.hostIds] } : reason,
      ),
    })),
    whyNone: whyNone && {
      verdict: whyNone.verdict,
      interviews: whyNone.interviews.map(({ emptySeats, ...one }) => ({
        ...one,
        emptySeats: [...emptySeats],
      })),
    },
    people: [...people],
    candidate: {
      name: candidate.name,
      timeZone: candidate.timeZone,
      times: candidate.times?.map(toSlot) ?? null,
    },
  };
}

export function toBookedLoop({
  loop,
  interviews,
}: BookedInterviews): z.infer<typeof bookedLoopSchema> {
  return {
    loopId: loop?.id ?? null,
    interviews: interviews.map(({ id, title, scheduledStart, scheduledEnd }) => ({
      id,
      title,
      ...toSlot({ start: scheduledStart, end: scheduledEnd }),
    })),
  };
}
