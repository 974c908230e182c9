import type { OfferTemplate, Prisma, Transaction, Work } from "@convene/prisma";
import { revisionOf } from "@convene/server-kit";
import type { Approver } from "./list-approvers.ts";

export interface OfferTemplateEntry {
  readonly template: OfferTemplate;
  /** Asked in this order. */
  readonly approvers: readonly Approver[];
}

/** All templates by name, those that are not in use any more too. */
export async function listOfferTemplates({ tx }: Work): Promise<OfferTemplateEntry[]> {
  return await readTemplates(tx, {});
}

/** A template, in use or not. */
export async function findOfferTemplate(
  tx: Transaction,
  id: string,
): Promise<OfferTemplateEntry | undefined> {
  return (await readTemplates(tx, { id }))[0];
}

/** What changes when somebody else edits the template. */
export function offerTemplateRevision({ template, approvers }: OfferTemplateEntry): string {
  return revisionOf([template, approvers.map(({ id }) => id)]);
}

async function readTemplates(
  tx: Transaction,
  where: Prisma.OfferTemplateWhereInput,
): Promise<OfferTemplateEntry[]> {
  const templates = await tx.offerTemplate.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      approvers: {
        orderBy: { position: "asc" },
        select: { member: { select: { id: true, name: true } } },
      },
    },
  });
  return templates.map(({ approvers, ...template }) => ({
    template,
    approvers: approvers.map(({ member }) => member),
  }));
}
