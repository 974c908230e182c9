import type { NotificationKind, Product, ScheduledEvent, Transaction } from "@convene/prisma";
import { factsFor } from "../facts/facts-for.ts";
import { loadEventParties } from "../facts/load-event-parties.ts";
import { type MessageFacts, messageFactsSchema } from "../facts/message-facts.ts";
import type { NotificationPorts } from "../notification-ports.ts";
import { type ExampleOrganisation, exampleFacts, withExtras } from "./example-facts.ts";

/** What a preview is written from. */
export interface PreviewFacts {
  readonly facts: MessageFacts;
  /** The reader's, IANA. */
  readonly timeZone: string;
  /** Of a reminder, and of feedback that is due; 0 otherwise. */
  readonly offsetMinutes: number;
  /** `latest`: a real message or event of the organisation; `example`: something in it is invented. */
  readonly source: "latest" | "example";
}

/** How far back a message of a rare kind is looked for. */
const LATEST = 5_000;
/** The kinds that say something which the latest event does not tell. */
const INVENTED: ReadonlySet<NotificationKind> = new Set([
  "feedback_due",
  "interviewer_declined",
  "receipt",
  "refund_made",
  "reschedule",
]);
/** The kinds about an event that are for members only. */
const FOR_MEMBERS: ReadonlySet<NotificationKind> = new Set([
  "feedback_due",
  "interviewer_declined",
]);
/** Of erased people nothing is left to show. */
const CANDIDATES = 10;

/**
 * What to show of a kind of message: the organisation's latest one, in its present dress; else what
 * its latest event would bring; else an example.
 */
export async function findPreviewFacts(
  ports: Pick<NotificationPorts, "manageUrl" | "now">,
  tx: Transaction,
  wanted: { readonly tenantId: string; readonly product: Product; readonly kind: NotificationKind },
): Promise<PreviewFacts> {
  const { kind, product } = wanted;
  const organisation = await loadOrganisation(tx, wanted.tenantId);
  const latest = await latestMessage(tx, wanted);
  if (latest) {
    const { facts, ...reader } = latest;
    return {
      ...reader,
      facts: { ...facts, organisation: organisation.facts },
      source: "latest",
    };
  }
  const offsetMinutes = kind === "reminder" ? 1_440 : kind === "feedback_due" ? 60 : 0;
  const example = {
    facts: exampleFacts(kind, product, organisation, ports.now()),
    timeZone: organisation.timeZone,
    offsetMinutes,
    source: "example" as const,
  };
  if (example.facts.subject !== "event") return example;
  const event = await latestEvent(tx, product);
  if (!event) return example;
  const parties = await loadEventParties(tx, event);
  const reader = FOR_MEMBERS.has(kind) ? parties.members[0] : parties.outside;
  if (!reader) return example;
  const stored = factsFor(
    event,
    parties,
    reader,
    { kind: "confirmation" },
    reader.kind === "member" ? null : await ports.manageUrl(event),
  );
  const facts = messageFactsSchema.parse(stored);
  if (facts.subject !== "event") return example;
  return {
    facts: withExtras(kind, facts, organisation),
    timeZone: reader.timeZone,
    offsetMinutes,
    source: INVENTED.has(kind) ? "example" : "latest",
  };
}

async function loadOrganisation(tx: Transaction, tenantId: string): Promise<ExampleOrganisation> {
  const { timeZone, currency, ...facts } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: {
      name: true,
      locale: true,
      accentColour: true,
      logoUrl: true,
      replyTo: true,
      senderName: true,
      timeZone: true,
      currency: true,
    },
  });
  return { facts, timeZone, currency };
}

/** The latest one, rather to somebody from outside: that is what an organisation words. */
async function latestMessage(
  tx: Transaction,
  { product, kind }: { readonly product: Product; readonly kind: NotificationKind },
): Promise<Omit<PreviewFacts, "source"> | undefined> {
  const rows = await tx.$queryRaw<{ facts: unknown; timeZone: string; offsetMinutes: number }[]>`
    SELECT facts, time_zone AS "timeZone", offset_minutes AS "offsetMinutes"
    FROM (
      SELECT * FROM notification WHERE tenant_id = current_tenant() ORDER BY id DESC LIMIT ${LATEST}
    ) latest
    WHERE kind = ${kind}::notification_kind AND (product IS NULL OR product = ${product}::product)
      AND facts <> '{}'
    ORDER BY recipient_kind = 'member', id DESC
    LIMIT ${CANDIDATES}`;
  for (const row of rows) {
    const facts = messageFactsSchema.safeParse(row.facts);
    if (facts.success) return { ...row, facts: facts.data };
  }
  return undefined;
}

async function latestEvent(tx: Transaction, product: Product): Promise<ScheduledEvent | undefined> {
  const query = { where: { cancelledAt: null }, orderBy: { scheduledStart: "desc" } } as const;
  if (product === "ats") {
    const row = await tx.interview.findFirst(query);
    return row ? { kind: "interview", row } : undefined;
  }
  const row = await tx.appointment.findFirst(query);
  return row ? { kind: "appointment", row } : undefined;
}
