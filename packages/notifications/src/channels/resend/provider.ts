import { err, ok } from "@convene/scheduling-core";
import type { NotificationChannelAdapter } from "../notification-channel-adapter.ts";
import { type ElapsedTime, elapsedTime, RateGate } from "../rate-gate.ts";
import { createResendApi, type ResendAnswer, type ResendApiSettings } from "./api.ts";
import { toFailure, toResendMail } from "./map.ts";

export interface ResendSettings extends ResendApiSettings {
  /** The installation's address, of a domain that is verified there. */
  readonly from: string;
}

/** Resend's own limit. */
const LARGEST_BATCH = 100;

/**
 * Mail through Resend. It keeps idempotency keys for a day, so that a message that is handed over again
 * is taken once.
 *
 * @see https://resend.com/docs/api-reference/emails/send-email
 */
export function resendChannel(
  settings: ResendSettings,
  time: ElapsedTime = elapsedTime,
): NotificationChannelAdapter {
  const api = createResendApi(settings);
  const gate = new RateGate(time);

  async function call(ask: () => Promise<ResendAnswer>) {
    if (!(await gate.enter())) {
      return err({ kind: "passing" as const, reason: "Resend wants to be asked later" });
    }
    let answer: ResendAnswer | null = null;
    try {
      answer = await ask();
    } finally {
      gate.leave(answer);
    }
    return answer.ids
      ? ok(answer.ids.map((providerId) => ({ providerId })))
      : err(toFailure(answer));
  }

  return {
    name: "resend",
    repetition: "once",
    async send(message) {
      const mail = toResendMail(message, settings.from);
      const taken = await call(() => api.send(mail, message.idempotencyKey));
      return taken.ok ? ok({ providerId: taken.value[0]?.providerId ?? null }) : taken;
    },
    sendBatch(messages, batchKey) {
      const mails = messages.map((message) => toResendMail(message, settings.from));
      return call(() => api.sendBatch(mails, batchKey));
    },
    batches: ({ calendarFile }) => calendarFile === null,
    largestBatch: LARGEST_BATCH,
  };
}
