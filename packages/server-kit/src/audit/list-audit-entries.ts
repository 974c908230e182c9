import type { AuditEntry, Product, Work } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { nameSubjects } from "./name-subjects.ts";
import type { SubjectNames } from "./subject-names.ts";
import { type Subject, subjectOf } from "./subject-of.ts";

const PAGE = 50;
const parametersSchema = z.record(z.string(), z.string());

interface Wanted {
  readonly product: Product;
  readonly memberId?: string | undefined;
  /** The last one of the page before. */
  readonly cursor?: string | undefined;
}

interface AuditPorts {
  /** What the reader may see named. */
  readonly names: SubjectNames;
  /** What is named by something else than a statement of this unit of work. */
  nameOthers(wanted: readonly Subject[]): Promise<ReadonlyMap<string, string>>;
}

interface NamedEntry
  extends Pick<AuditEntry, "id" | "at" | "memberId" | "operation" | "requestId"> {
  readonly subject: Readonly<Record<string, string>>;
  /** Null for somebody who is no member any more. */
  readonly memberName: string | null;
  /** Null for what is gone, has no name, or is not for the reader. */
  readonly subjectName: string | null;
}

interface AuditPage {
  readonly items: readonly NamedEntry[];
  readonly nextCursor: string | null;
}

/** What members did in a product, the latest first, a page at a time. */
export async function listAuditEntries(
  { names, nameOthers }: AuditPorts,
  { tx }: Pick<Work, "tx">,
  { product, memberId, cursor }: Wanted,
): Promise<AuditPage> {
  const rows = await tx.auditEntry.findMany({
    where: { product, ...(memberId && { memberId }), ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" }, // UUID v7: by time
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE).map(({ subject: stored, ...row }) => {
    const subject = parametersSchema.parse(stored);
    return { row, subject, about: subjectOf(row.operation, subject) };
  });
  const subjects = shown.flatMap(({ about }) => about ?? []);
  const members = shown.map(({ row }) => ({ area: "members", id: row.memberId }));
  const named = await nameSubjects({ tx }, [...members, ...subjects], names);
  const others = await nameOthers(subjects);
  const nameOf = (id: string) => named.get(id) ?? others.get(id) ?? null;
  return {
    items: shown.map(({ row: { id, at, operation, requestId, ...row }, subject, about }) => ({
      id,
      at,
      operation,
      requestId,
      memberId: row.memberId,
      memberName: nameOf(row.memberId),
      subject,
      subjectName: about && nameOf(about.id),
    })),
    nextCursor: rows.length > PAGE ? (shown.at(-1)?.row.id ?? null) : null,
  };
}
