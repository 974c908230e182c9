import { announce, isDuplicate, type Transaction, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { requireApprovers, requireKnownPlaceholders } from "./offer-terms.ts";
import {
  findOfferTemplate,
  type OfferTemplateEntry,
  offerTemplateRevision,
} from "./read-offer-templates.ts";

export interface OfferTemplateDetails {
  readonly name: string;
  /** Markdown with placeholders. */
  readonly body: string;
  readonly active: boolean;
  /** Asked in this order. */
  readonly approverIds: readonly string[];
}

/** What is changed, as it was when somebody began to edit it. */
export interface EditedOfferTemplate {
  readonly id: string;
  readonly revision: string;
}

/**
 * Makes a letter that offers begin with, or changes one. Offers that were made from it keep theirs.
 *
 * @param edited Left out for a new one.
 * @throws NotFoundError
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws UnknownPlaceholdersError
 * @throws InvalidInputError naming the field, such as `name` where another template has it already
 */
export async function saveOfferTemplate(
  { tx, tenantId, now }: Work,
  { approverIds, ...columns }: OfferTemplateDetails,
  edited?: EditedOfferTemplate,
): Promise<OfferTemplateEntry> {
  const before = edited ? await requireUnchanged(tx, edited) : undefined;
  requireKnownPlaceholders(columns.body);
  await requireApprovers(
    tx,
    approverIds,
    before?.approvers.map(({ id }) => id),
  );
  const id = edited?.id ?? uuidv7();
  await requireName(tx, columns.name, id);
  try {
    if (edited) await tx.offerTemplate.updateMany({ where: { id }, data: columns });
    else {
      await tx.offerTemplate.create({
        data: { ...columns, tenantId, id, createdAt: now },
        select: { id: true },
      });
    }
  } catch (cause) {
    // Two people may choose the same name at once: the unique key then refuses one of them.
    if (isDuplicate(cause, "offer_template_tenant_id_name_key")) throw nameTaken({ cause });
    throw cause;
  }
  await tx.offerTemplateApprover.deleteMany({ where: { templateId: id } });
  await tx.offerTemplateApprover.createMany({
    data: approverIds.map((memberId, position) => ({
      tenantId,
      templateId: id,
      position,
      memberId,
    })),
  });
  await announce(tx, { subject: "setup", id, change: edited ? "changed" : "created" });
  const saved = await findOfferTemplate(tx, id);
  if (!saved) throw new NotFoundError("offer template");
  return saved;
}

/** Waits for whoever is saving the same template, and then compares. */
async function requireUnchanged(
  tx: Transaction,
  { id, revision }: EditedOfferTemplate,
): Promise<OfferTemplateEntry> {
  await tx.$queryRaw`SELECT id FROM offer_template WHERE id = ${id}::uuid FOR UPDATE`;
  const present = await findOfferTemplate(tx, id);
  if (!present) throw new NotFoundError("offer template");
  requireRevision("The template", revision, offerTemplateRevision(present));
  return present;
}

async function requireName(tx: Transaction, name: string, id: string): Promise<void> {
  const namesakes = await tx.offerTemplate.count({ where: { name, id: { not: id } } });
  if (namesakes > 0) throw nameTaken();
}

function nameTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("name", "is the name of another template already", options);
}
