import type { NotificationChannelAdapter } from "@convene/notifications";
import type { AuthClient } from "@convene/prisma";
import { z } from "zod";

/** What a job of ACCOUNT_MAIL_QUEUE carries. */
export const accountMailJobSchema = z.object({ mailId: z.uuid() });
export type AccountMailJob = z.output<typeof accountMailJobSchema>;

/** The mail is still to be sent: its job is to be repeated. */
export class AccountMailWaitsError extends Error {
  override readonly name = "AccountMailWaitsError";
}

export interface SendAccountMailPorts {
  readonly authClient: AuthClient;
  readonly channels: { readonly email: NotificationChannelAdapter };
  now(): Date;
}

/** The name that these mails come from. */
const SENDER_NAME = "Convene";

/** The provider's ten seconds, and what comes around them. */
const LONGEST_SENDING_MS = 20_000;

/**
 * Sends a mail about an account, once: its row is locked meanwhile. What it says is removed when it is
 * out, since its link opens the account.
 *
 * @throws AccountMailWaitsError where another attempt may succeed
 */
export async function sendAccountMail(
  { authClient, channels, now }: SendAccountMailPorts,
  { mailId: id }: AccountMailJob,
): Promise<void> {
  const failure = await authClient.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM auth_mail WHERE id = ${id}::uuid FOR UPDATE`;
      const mail = await tx.accountMail.findUnique({ where: { id } });
      if (!mail || mail.sentAt) return null;
      const sent = await channels.email.send({
        id,
        tenantId: null,
        idempotencyKey: `account-mail/${id}`,
        channel: "email",
        to: { name: "", address: mail.toAddress },
        from: { name: SENDER_NAME, replyTo: null },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        calendarFile: null,
      });
      await tx.accountMail.update({
        where: { id },
        data: {
          attempts: { increment: 1 },
          lastError: sent.ok ? null : sent.error.reason,
          ...(sent.ok && { sentAt: now(), text: "", html: "" }),
        },
        select: { id: true },
      });
      return sent.ok ? null : sent.error;
    },
    { timeout: LONGEST_SENDING_MS },
  );
  if (failure?.kind === "passing") throw new AccountMailWaitsError(failure.reason);
}
