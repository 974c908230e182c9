import type { AuditEntry, Product, Work } from "@convene/prisma";
import { z } from "@hono/zod-openapi";

const PAGE = 50;
const subjectSchema = z.record(z.string(), z.string());

interface Wanted {
  readonly product: Product;
  readonly memberId?: string | undefined;
  /** The last one of the page before. */
  readonly cursor?: string | undefined;
}

interface NamedEntry
  extends Pick<AuditEntry, "id" | "at" | "memberId" | "operation" | "requestId"> {
  readonly subject: Readonly<Record<string, string>>;
  /** Null for somebody who is no member any more. */
  readonly memberName: string | null;
}

interface AuditPage {
  readonly items: readonly NamedEntry[];
  readonly nextCursor: string | null;
}

/** What members did in a product, the latest first, a page at a time. */
export async function listAuditEntries(
  { tx }: Pick<Work, "tx">,
  { product, memberId, cursor }: Wanted,
): Promise<AuditPage> {
  const rows = await tx.auditEntry.findMany({
    where: { product, ...(memberId && { memberId }), ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" }, // UUID v7: by time
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const members = await tx.member.findMany({
    where: { id: { in: [...new Set(shown.map((row) => row.memberId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return {
    items: shown.map(({ id, at, operation, requestId, subject, ...row }) => ({
      id,
      at,
      operation,
      requestId,
      memberId: row.memberId,
      memberName: names.get(row.memberId) ?? null,
      subject: subjectSchema.parse(subject),
    })),
    nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
