import { err, ok, type Result } from "@convene/scheduling-core";
import { z } from "zod";
import { NOTIFICATION_TAG, TENANT_TAG } from "../channels/resend/map.ts";
import type { ProviderReport, ReportedOutcome, WebhookRefusal } from "./delivery-report.ts";

/** A webhook of Resend's as it came in. */
export interface ResendWebhookRequest {
  /** As it was sent, to the byte: that is what is signed. */
  readonly body: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

const eventSchema = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().min(1),
    tags: z.record(z.string(), z.string()).nullish(),
    bounce: z.object({ type: z.string(), subType: z.string() }).nullish(),
    failed: z.object({ reason: z.string() }).nullish(),
    suppressed: z.object({ reason: z.string() }).nullish(),
  }),
});
type Event = z.output<typeof eventSchema>;

const ours = z.object({ [TENANT_TAG]: z.uuid(), [NOTIFICATION_TAG]: z.uuid() });

/**
 * Reads a webhook of Resend's, once its signature is checked. One that is older or newer than five
 * minutes is not taken, so that nobody can send it again later.
 *
 * @returns null where there is nothing to record: another mail, or something that we do not ask about
 */
export async function readResendWebhook(
  { apiKey, secret }: { readonly apiKey: string; readonly secret: string },
  request: ResendWebhookRequest,
): Promise<Result<ProviderReport | null, WebhookRefusal>> {
  const { Resend } = await import("resend");
  const { id, timestamp, signature, body: payload } = request;
  let event: unknown;
  try {
    const headers = { id, timestamp, signature };
    event = new Resend(apiKey).webhooks.verify({ payload, headers, webhookSecret: secret });
  } catch {
    return err("signature");
  }
  const parsed = emailEvent.safeParse(event);
  if (!parsed.success) return err("content");
  return ok(parsed.data && toReport(parsed.data, id));
}

/** Resend also tells of contacts and domains, which have other contents. */
const emailEvent = z
  .object({ type: z.string() })
  .loose()
  .transform((event, context): Event | null => {
    if (!event.type.startsWith("email.") || event.type === "email.received") return null;
    const parsed = eventSchema.safeParse(event);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: "is no event about a mail" });
    return z.NEVER;
  });

function toReport({ type, data }: Event, reportKey: string): ProviderReport | null {
  const about = ours.safeParse(data.tags).data;
  const said = outcomeOf(type, data);
  if (!about || !said) return null;
  return {
    tenantId: about[TENANT_TAG],
    notificationId: about[NOTIFICATION_TAG],
    provider: "resend",
    providerId: data.email_id,
    reportKey,
    ...said,
  };
}

type Said = Pick<ProviderReport, "outcome" | "detail" | "suppress">;

const PLAIN: Readonly<Record<string, ReportedOutcome>> = {
  "email.sent": "sent",
  "email.delivered": "delivered",
  "email.delivery_delayed": "delayed",
};

// Of their words only names are kept: messages and diagnostics hold the address.
function outcomeOf(type: string, { bounce, failed, suppressed }: Event["data"]): Said | null {
  const plain = PLAIN[type];
  if (plain) return { outcome: plain, detail: null };
  switch (type) {
    case "email.bounced": {
      const detail = bounce ? `${named(bounce.type)}, ${named(bounce.subType)}` : null;
      // A full mailbox is none that is not there.
      const isPassing = bounce?.type === "Transient";
      return { outcome: "bounced", detail, ...(!isPassing && { suppress: "bounced" }) };
    }
    case "email.complained":
      return { outcome: "complained", detail: null, suppress: "complained" };
    case "email.suppressed": {
      const reason = suppressed?.reason === "previous_complaint" ? "complained" : "bounced";
      return { outcome: "suppressed", detail: named(suppressed?.reason ?? ""), suppress: reason };
    }
    case "email.failed":
      return { outcome: "failed", detail: named(failed?.reason ?? "") };
    default:
      return null;
  }
}

/** A name as providers give them to reasons; anything else may be anything. */
function named(reason: string): string {
  return /^[A-Za-z_]{1,60}$/.test(reason) ? reason : "unknown reason";
}
