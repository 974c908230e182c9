import type { InterviewTemplate, Prisma, Transaction, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { revisionOf } from "@convene/server-kit";
import {
  type Criteria,
  criteriaSchema,
  type Questions,
  questionsSchema,
} from "../domain/interview-content.ts";

/** A seat of a template: one person, or a pool. */
interface TemplateSeatEntry {
  readonly name: string;
  /** The person; left out for a pool. */
  readonly resourceIds?: readonly string[];
  readonly poolId: string | null;
  /** Of the person or the pool. */
  readonly filledBy: string;
}

export interface TemplateEntry {
  readonly template: Omit<InterviewTemplate, "questions" | "criteria">;
  readonly seats: readonly TemplateSeatEntry[];
  /** By name; one of them is reserved. */
  readonly roomIds: readonly string[];
  readonly questions: Questions;
  readonly criteria: Criteria;
}

/** All templates by name, those that are not in use any more too. */
export async function listTemplates({ tx }: Work): Promise<TemplateEntry[]> {
  return await readTemplates(tx, {});
}

/** A template that interviews can be made from. @throws NotFoundError */
export async function requireTemplate(tx: Transaction, id: string): Promise<TemplateEntry> {
  const [entry] = await readTemplates(tx, { id, active: true });
  if (!entry) throw new NotFoundError("interview template");
  return entry;
}

/** A template, in use or not. */
export async function findTemplate(
  tx: Transaction,
  id: string,
): Promise<TemplateEntry | undefined> {
  return (await readTemplates(tx, { id }))[0];
}

/** What changes when somebody else edits the template. */
export function templateRevision({ template, seats, ...rest }: TemplateEntry): string {
  return revisionOf([
    template,
    seats.map(({ name, resourceIds, poolId }) => [name, resourceIds, poolId]),
    rest,
  ]);
}

async function readTemplates(
  tx: Transaction,
  where: Prisma.InterviewTemplateWhereInput,
): Promise<TemplateEntry[]> {
  const templates = await tx.interviewTemplate.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      seats: {
        orderBy: { position: "asc" },
        include: { resource: { select: { name: true } }, pool: { select: { name: true } } },
      },
      rooms: { orderBy: [{ resource: { name: "asc" } }], select: { resourceId: true } },
    },
  });
  return templates.map(({ seats, rooms, questions, criteria, ...template }) => ({
    template,
    seats: seats.map(({ name, resourceId, poolId, resource, pool }) => ({
      name,
      ...(resourceId !== null && { resourceIds: [resourceId] }),
      poolId,
      filledBy: resource?.name ?? pool?.name ?? "",
    })),
    roomIds: rooms.map(({ resourceId }) => resourceId),
    questions: questionsSchema.parse(questions),
    criteria: criteriaSchema.parse(criteria),
  }));
}
