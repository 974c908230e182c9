import type { Transaction } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { requireTemplate, type TemplateEntry } from "../panels/read-templates.ts";
import type { PanelWish, SeatWish } from "./load-panel.ts";

/** A panel as an interview is ordered with it: said of the interview, or by its template. */
export interface OrderedPanel {
  /** Says all that is left out. */
  readonly templateId?: string | undefined;
  /** Seats, or resources of those who are all needed. Their time is reserved. */
  readonly seats?: readonly SeatWish[] | undefined;
  readonly interviewerIds?: readonly string[] | undefined;
  /** One of these rooms is reserved. */
  readonly roomIds?: readonly string[] | undefined;
  readonly durationMinutes?: number | undefined;
  readonly bufferBeforeMinutes?: number | undefined;
  readonly bufferAfterMinutes?: number | undefined;
}

/** The panel that is wanted, with what the template says of it. @throws NotFoundError, InvalidInputError */
export async function readPanelWish(tx: Transaction, ordered: OrderedPanel): Promise<PanelWish> {
  const { templateId } = ordered;
  const template = templateId === undefined ? undefined : await requireTemplate(tx, templateId);
  return panelWishOf(ordered, template);
}

/**
 * What is said of the panel itself, and for the rest what the template says.
 *
 * @throws InvalidInputError where nobody is needed, or nobody says how long it takes
 */
export function panelWishOf(ordered: OrderedPanel, entry: TemplateEntry | undefined): PanelWish {
  const { interviewerIds, roomIds } = ordered;
  if (interviewerIds?.length === 0) {
    throw new InvalidInputError("interviewerIds", "must name at least one interviewer");
  }
  const byName = interviewerIds && [...new Set(interviewerIds)];
  const template = entry?.template;
  return {
    seats:
      ordered.seats ??
      byName?.map((id): SeatWish => ({ name: null, resourceIds: [id] })) ??
      entry?.seats ??
      [],
    roomIds: roomIds ?? entry?.roomIds,
    durationMinutes: required(
      "durationMinutes",
      ordered.durationMinutes ?? template?.durationMinutes,
    ),
    bufferBeforeMinutes: ordered.bufferBeforeMinutes ?? template?.bufferBeforeMinutes,
    bufferAfterMinutes: ordered.bufferAfterMinutes ?? template?.bufferAfterMinutes,
  };
}

/** @throws InvalidInputError where neither order nor template says it */
export function required<T>(field: string, value: T | undefined | null): T {
  if (value === undefined || value === null) {
    throw new InvalidInputError(field, "must be given where no template says it");
  }
  return value;
}
