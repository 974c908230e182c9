import { formatMoment, type MessageStep, type Tone } from "@convene/ui";
import type { i18n } from "i18next";
import type { NotificationLetter } from "../api/shared-api.ts";

type Report = NotificationLetter["reports"][number];

const tones: Readonly<Record<Report["kind"], Tone>> = {
  attempt_failed: "waiting",
  given_up: "bad",
  retried: "info",
  unclear: "waiting",
  held: "waiting",
  suppressed: "bad",
  delivered: "good",
  delayed: "waiting",
  bounced: "bad",
  complained: "bad",
};

/** Why an address is not written to, as a report names it. */
const reasons: ReadonlySet<string> = new Set(["bounced", "complained", "stopped"]);

/** The life of a message, the earliest first: written, tried, held, sent, and what came back. */
export function messageSteps(
  i18n: i18n,
  { createdAt, sentAt, readAt, provider, channel, reports, heldUntil, state }: NotificationLetter,
  timeZone: string,
): readonly MessageStep[] {
  const t = (key: string, values: Record<string, string> = {}) =>
    i18n.t(`kit:message.step.${key}`, values);
  const step = (key: string, at: string, what: string, tone: Tone): MessageStep => ({
    key,
    at: new Date(at),
    what,
    tone,
  });
  const sentThrough =
    provider === null || provider === "outbox"
      ? t(channel === "in_app" ? "shown" : "kept")
      : t("sent", { provider: providerNames[provider] ?? provider });
  const steps = [
    // The sweep writes down what it passes over: that one never waited.
    step("queued", createdAt, t(state === "passed_over" ? "passedOver" : "queued"), "neutral"),
    ...reports.map((report, index) => ({
      ...step(`${index}`, report.at, reportText(t, report), tones[report.kind]),
      detail: reasons.has(report.detail ?? "") ? undefined : (report.detail ?? undefined),
    })),
    ...(sentAt === null ? [] : [step("sent", sentAt, sentThrough, "good")]),
    ...(readAt === null ? [] : [step("read", readAt, t("read"), "good")]),
  ];
  const past = steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (state !== "queued" || heldUntil === null) return past;
  const until = formatMoment(new Date(heldUntil), { locale: i18n.language, timeZone });
  return [...past, step("held", heldUntil, t("heldUntil", { until }), "waiting")];
}

const providerNames: Readonly<Record<string, string>> = {
  resend: "Resend",
  smtp: "SMTP",
  twilio: "Twilio",
};

function reportText(
  t: (key: string, values?: Record<string, string>) => string,
  { kind, detail, memberName }: Report,
): string {
  if (kind === "retried" && memberName !== null) return t("retriedBy", { name: memberName });
  if (kind === "suppressed" && detail !== null && reasons.has(detail)) {
    return t(`suppressedBecause.${detail}`);
  }
  return t(kind);
}
