import { suppressedSpelling } from "@convene/notifications";
import type { Notification, Prisma, SuppressedAddress, Transaction } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { roleIn } from "../http/require-member.ts";
import type { Kit } from "../kit.ts";
import type { notificationSchema, summarySchema } from "./notification-schemas.ts";
import { OVERSEERS } from "./overseers.ts";

/** What this product shows: its own messages, and those of both. */
export function ofProduct({ product }: Pick<Kit, "product">): Prisma.NotificationWhereInput {
  return { OR: [{ product }, { product: null }] };
}

/** What is addressed to a member. */
export function addressedTo({ id }: Pick<SignedInMember, "id">): Prisma.NotificationWhereInput {
  return { recipientKind: "member", recipientId: id };
}

/** All of this product's messages for those who look after it, for other members their own. */
export function visibleTo(
  kit: Pick<Kit, "product">,
  member: SignedInMember,
): Prisma.NotificationWhereInput {
  const role = roleIn(kit, member);
  const all = role !== null && OVERSEERS.includes(role);
  return { ...ofProduct(kit), ...(!all && addressedTo(member)) };
}

/** What is about one event of this product. */
export function aboutEvent({ product }: Pick<Kit, "product">, id: string) {
  // With both columns named it is a range of the index that keeps a message from being written twice.
  return product === "ats"
    ? { interviewId: id, appointmentId: null }
    : { interviewId: null, appointmentId: id };
}

/** A list's rows, each with why its address is not written to any more. */
export async function summariseAll(
  tx: Transaction,
  rows: readonly Notification[],
): Promise<z.infer<typeof summarySchema>[]> {
  const suppressions = await suppressionsOf(tx, rows);
  return rows.map((row) => summarise(row, suppressions.get(keyOf(row))));
}

/** A message with its words, and what became of it. */
export async function presentNotification(
  tx: Transaction,
  row: Notification,
): Promise<z.infer<typeof notificationSchema>> {
  const suppression = (await suppressionsOf(tx, [row])).get(keyOf(row));
  const reports = await tx.deliveryReport.findMany({
    where: { notificationId: row.id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const members = await tx.member.findMany({
    where: { id: { in: reports.flatMap(({ memberId }) => memberId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const { html, text, calendarFile } = row;
  return {
    ...summarise(row, suppression),
    html,
    text,
    calendarFile,
    reports: reports.map(({ kind, detail, at, memberId }) => ({
      kind,
      detail,
      at: at.toISOString(),
      memberName: names.get(memberId ?? "") ?? null,
    })),
    suppression: suppression
      ? {
          reason: suppression.reason,
          detail: suppression.detail,
          since: suppression.since.toISOString(),
        }
      : null,
  };
}

/** The event that a message is about. */
export function eventOf({ interviewId, appointmentId }: Notification) {
  if (interviewId) return { eventKind: "interview", eventId: interviewId } as const;
  if (appointmentId) return { eventKind: "appointment", eventId: appointmentId } as const;
  return { eventKind: null, eventId: null };
}

function summarise(
  row: Notification,
  suppression: SuppressedAddress | undefined,
): z.infer<typeof summarySchema> {
  return {
    id: row.id,
    state: row.state,
    channel: row.channel,
    kind: row.kind,
    recipient: { name: recipientName(row.facts), address: row.address },
    subject: row.subject,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    heldUntil: row.heldUntil?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
    product: row.product,
    ...eventOf(row),
    provider: row.provider,
    lastError: row.lastError,
    suppressedBecause: suppression?.reason ?? null,
    suppressedSince: suppression?.since.toISOString() ?? null,
    attempts: row.attempts,
  };
}

const namedSchema = z.object({ recipientName: z.string() });

/** Empty once the recipient was erased. */
function recipientName(facts: Notification["facts"]): string {
  return namedSchema.safeParse(facts).data?.recipientName ?? "";
}

async function suppressionsOf(
  tx: Transaction,
  rows: readonly Notification[],
): Promise<ReadonlyMap<string, SuppressedAddress>> {
  const addresses = rows.flatMap(({ address }) => (address ? [suppressedSpelling(address)] : []));
  if (addresses.length === 0) return new Map();
  const found = await tx.suppressedAddress.findMany({ where: { address: { in: addresses } } });
  return new Map(found.map((suppression) => [keyOf(suppression), suppression]));
}

function keyOf({ channel, address }: Pick<Notification, "channel" | "address">): string {
  return `${channel} ${suppressedSpelling(address)}`;
}
