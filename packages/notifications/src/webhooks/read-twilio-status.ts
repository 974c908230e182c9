import { err, ok, type Result } from "@convene/scheduling-core";
import { z } from "zod";
import { toCodeFailure } from "../channels/twilio/map.ts";
import type { ProviderReport, ReportedOutcome, WebhookRefusal } from "./delivery-report.ts";

const statusSchema = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.string(),
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
});

const OUTCOMES: Readonly<Record<string, ReportedOutcome>> = {
  sent: "sent",
  delivered: "delivered",
  undelivered: "bounced",
  failed: "failed",
};

/**
 * Reads what became of a text message, from the form of a webhook whose signature was checked.
 *
 * @param about The message, from the webhook's address, which is signed too.
 * @returns null where there is nothing to record
 */
export function readTwilioStatus(
  about: Pick<ProviderReport, "tenantId" | "notificationId">,
  form: Readonly<Record<string, string>>,
): Result<ProviderReport | null, WebhookRefusal> {
  const parsed = statusSchema.safeParse(form);
  if (!parsed.success) return err("content");
  const { MessageSid: providerId, MessageStatus: status, ErrorCode: code } = parsed.data;
  const outcome = OUTCOMES[status];
  if (outcome === undefined) return ok(null); // on its way
  const meaning = code === undefined ? null : toCodeFailure(code);
  const suppress = meaning?.suppress;
  return ok({
    ...about,
    provider: "twilio",
    providerId,
    // A message has each status once.
    reportKey: `${providerId} ${status}`,
    outcome: suppress === "stopped" ? "suppressed" : outcome,
    detail: meaning?.reason ?? (code === undefined ? null : `code ${code}`),
    ...(suppress && { suppress }),
  });
}
