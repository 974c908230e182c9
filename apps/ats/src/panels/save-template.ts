import {
  announce,
  type InterviewTemplate,
  isDuplicate,
  type Prisma,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import type { Criteria, Questions } from "../domain/interview-content.ts";
import { requireInterviewers, requireRooms } from "../slots/load-panel.ts";
import { findTemplate, type TemplateEntry, templateRevision } from "./read-templates.ts";

/** All that can be said of a template. */
export interface TemplateDetails
  extends Omit<InterviewTemplate, "tenantId" | "id" | "createdAt" | "questions" | "criteria"> {
  readonly questions: Questions;
  readonly criteria: Criteria;
  /** Each filled by a person or by a pool. */
  readonly seats: readonly SeatDetails[];
  /** One of them is reserved; empty: none is needed. */
  readonly roomIds: readonly string[];
}

interface SeatDetails {
  readonly name: string;
  /** One of the two. */
  readonly resourceId: string | null;
  readonly poolId: string | null;
}

/** What is changed, as it was when somebody began to edit it. */
export interface Edited {
  readonly id: string;
  readonly revision: string;
}

/**
 * Makes a template, or changes one. Interviews that were made from it keep what was agreed.
 *
 * @param edited Left out for a new one.
 * @throws NotFoundError for a template, person, pool or room that this organisation has not
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws InvalidInputError naming the field, such as `name` where another template has it already
 */
export async function saveTemplate(
  work: Work,
  details: TemplateDetails,
  edited?: Edited,
): Promise<TemplateEntry> {
  const { tx, tenantId, now } = work;
  const { seats, roomIds, questions, criteria, ...columns } = details;
  if (edited) await requireUnchanged(tx, edited);
  await requireSeats(tx, seats, edited);
  await requireRooms(tx, roomIds);
  requireDistinct("questions", questions);
  requireDistinct("criteria", criteria);
  const id = edited?.id ?? uuidv7();
  await requireName(tx, columns.name, edited?.id);
  const data = { ...columns, questions: toJson(questions), criteria: toJson(criteria) };
  try {
    if (edited) await tx.interviewTemplate.updateMany({ where: { id }, data });
    else {
      await tx.interviewTemplate.create({
        data: { ...data, tenantId, id, createdAt: now },
        select: { id: true },
      });
    }
  } catch (cause) {
    // Two recruiters may choose the same name at once: the unique key then refuses one of them.
    if (isDuplicate(cause, "interview_template_tenant_id_name_key")) throw nameTaken({ cause });
    throw cause;
  }
  await tx.templateSeat.deleteMany({ where: { templateId: id } });
  await tx.templateSeat.createMany({
    data: seats.map((seat, position) => ({ tenantId, templateId: id, position, ...seat })),
  });
  await tx.templateRoom.deleteMany({ where: { templateId: id } });
  await tx.templateRoom.createMany({
    data: roomIds.map((resourceId) => ({ tenantId, templateId: id, resourceId })),
  });
  await announce(tx, { subject: "setup", id, change: edited ? "changed" : "created" });
  const saved = await findTemplate(tx, id);
  if (!saved) throw new NotFoundError("interview template");
  return saved;
}

/** Waits for whoever is saving the same template, and then compares. */
async function requireUnchanged(tx: Transaction, { id, revision }: Edited): Promise<void> {
  await tx.$queryRaw`SELECT id FROM interview_template WHERE id = ${id}::uuid FOR UPDATE`;
  const present = await findTemplate(tx, id);
  if (!present) throw new NotFoundError("interview template");
  requireRevision("The template", revision, templateRevision(present));
}

/** Whoever is no longer there may keep a seat that they had; a new one needs somebody who is. */
async function requireSeats(
  tx: Transaction,
  seats: readonly SeatDetails[],
  edited: Edited | undefined,
): Promise<void> {
  for (const [index, { resourceId, poolId }] of seats.entries()) {
    if ((resourceId === null) === (poolId === null)) {
      throw new InvalidInputError(`seats[${index}]`, "must name a person or a pool");
    }
  }
  const people = seats.flatMap(({ resourceId }) => resourceId ?? []);
  if (new Set(people).size < people.length) {
    throw new InvalidInputError("seats", "must not name anybody twice");
  }
  const before = edited ? await tx.templateSeat.findMany({ where: { templateId: edited.id } }) : [];
  const kept = new Set(before.map(({ resourceId }) => resourceId));
  await requireInterviewers(
    tx,
    people.filter((id) => !kept.has(id)),
  );
  const pools = new Set(seats.flatMap(({ poolId }) => poolId ?? []));
  const known = await tx.interviewerPool.count({ where: { id: { in: [...pools] } } });
  if (known < pools.size) throw new NotFoundError("interviewer pool");
}

function requireDistinct(field: string, rows: readonly { readonly id: string }[]): void {
  if (new Set(rows.map(({ id }) => id)).size === rows.length) return;
  throw new InvalidInputError(field, "must not have the same id twice");
}

async function requireName(tx: Transaction, name: string, id: string | undefined): Promise<void> {
  const namesake = await tx.interviewTemplate.findFirst({
    where: { name, ...(id !== undefined && { id: { not: id } }) },
    select: { id: true },
  });
  if (namesake) throw nameTaken();
}

function toJson(rows: readonly object[]): Prisma.InputJsonArray {
  return rows.map((row) => ({ ...row }));
}

function nameTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("name", "is the name of another template already", options);
}
