import type { InterviewKind, RoomProvider, Transaction } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { findPlan } from "../panels/read-plans.ts";
import { requireTemplate } from "../panels/read-templates.ts";
import { type OrderedPanel, panelWishOf, required } from "../slots/panel-wish-of.ts";
import {
  type InterviewOrder,
  MOST_INTERVIEWS,
  type OrderedInterview,
  orderSchema,
} from "./interview-order.ts";

/** One interview as it is asked for: what is left out, its template says. */
export interface InterviewWish extends OrderedPanel {
  readonly kind?: InterviewKind | undefined;
  readonly title?: string | undefined;
  readonly room?: RoomProvider | null | undefined;
  readonly location?: string | undefined;
  readonly instructions?: string | undefined;
  /** Positions of those that have to be over before it. */
  readonly after?: readonly number[] | undefined;
}

/** What is to be scheduled: a plan, interviews one by one, or what a candidate was asked about. */
export type OrderWish =
  | { readonly requestId: string }
  | { readonly planId: string }
  | { readonly interviews: readonly InterviewWish[] };

/** Rules for interviews that no plan brings together. */
const WITHOUT_PLAN = { sameDay: false, breakMinutes: 0, longestGapMinutes: null, perDay: 5 };

/**
 * Reads what is to be scheduled, with all that its plan and templates say of it.
 *
 * @throws NotFoundError for a request, a plan or a template that is not there or not in use
 * @throws InvalidInputError
 */
export async function readOrder(tx: Transaction, wish: OrderWish): Promise<InterviewOrder> {
  if ("requestId" in wish) return await readRequestedOrder(tx, wish.requestId);
  if ("planId" in wish) return await readPlannedOrder(tx, wish.planId);
  if (wish.interviews.length === 0 || wish.interviews.length > MOST_INTERVIEWS) {
    throw new InvalidInputError("interviews", `must be one to ${MOST_INTERVIEWS}`);
  }
  const interviews: OrderedInterview[] = [];
  for (const [position, one] of wish.interviews.entries()) {
    interviews.push(await readInterview(tx, one, position));
  }
  const name = interviews.map(({ title }) => title).join(", ");
  return { name, planId: null, ...WITHOUT_PLAN, interviews };
}

async function readRequestedOrder(tx: Transaction, id: string): Promise<InterviewOrder> {
  const request = await tx.schedulingRequest.findFirst({
    where: { id },
    select: { details: true },
  });
  if (!request) throw new NotFoundError("request");
  return orderSchema.parse(request.details);
}

async function readPlannedOrder(tx: Transaction, planId: string): Promise<InterviewOrder> {
  const entry = await findPlan(tx, planId);
  if (!entry?.plan.active) throw new NotFoundError("interview plan");
  const { name, sameDay, breakMinutes, longestGapMinutes, perDay } = entry.plan;
  const interviews: OrderedInterview[] = [];
  for (const [position, { templateId, after }] of entry.steps.entries()) {
    interviews.push(await readInterview(tx, { templateId, after }, position));
  }
  return { name, planId, sameDay, breakMinutes, longestGapMinutes, perDay, interviews };
}

async function readInterview(
  tx: Transaction,
  wish: InterviewWish,
  position: number,
): Promise<OrderedInterview> {
  const { templateId, after = [] } = wish;
  if (after.some((other) => other >= position)) {
    throw new InvalidInputError(`interviews[${position}].after`, "must name earlier ones");
  }
  const entry = templateId === undefined ? undefined : await requireTemplate(tx, templateId);
  const panel = panelWishOf(wish, entry);
  const template = entry?.template;
  return {
    templateId: templateId ?? null,
    title: required("title", wish.title ?? template?.name),
    kind: required("kind", wish.kind ?? template?.kind),
    durationMinutes: panel.durationMinutes,
    bufferBeforeMinutes: panel.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: panel.bufferAfterMinutes ?? 0,
    seats: panel.seats.map(({ name, poolId, resourceIds }) => ({
      name,
      poolId: poolId ?? null,
      resourceIds: resourceIds ? [...resourceIds] : null,
    })),
    roomIds: [...(panel.roomIds ?? [])],
    ...(wish.room !== undefined
      ? { room: wish.room }
      : template?.roomProvider && { room: template.roomProvider }),
    location: wish.location ?? template?.location ?? null,
    instructions: wish.instructions ?? template?.instructions ?? null,
    after: [...after],
  };
}
