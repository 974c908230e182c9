import type { AuthClient } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { Jobs } from "../jobs/jobs.ts";
import { ACCOUNT_MAIL_QUEUE } from "../jobs/queues.ts";
import type { AccountMailJob } from "./send-account-mail.ts";

export interface AccountMailParts {
  readonly authClient: AuthClient;
  readonly jobs: Pick<Jobs, "enqueue">;
  /** Whether mails go nowhere but the outbox. */
  readonly mailIsLocal: boolean;
}

interface AccountMailText {
  readonly kind: "password-reset" | "invitation";
  readonly to: string;
  readonly subject: string;
  /** Said before the link. */
  readonly introduction: string;
  readonly link: string;
  /** Said after it. */
  readonly closing: string;
}

/**
 * Writes a mail about an account. It belongs to a person, not to a tenant. With a provider, the job that
 * sends it is queued in the same transaction; without, it stays where the outbox shows it.
 */
export async function writeAccountMail(
  { authClient, jobs, mailIsLocal }: AccountMailParts,
  mail: AccountMailText,
): Promise<void> {
  const { introduction, link, closing } = mail;
  const job: AccountMailJob = { mailId: uuidv7() };
  await authClient.$transaction(async (tx) => {
    await tx.accountMail.create({
      data: {
        id: job.mailId,
        kind: mail.kind,
        toAddress: mail.to,
        subject: mail.subject,
        text: `${introduction}\n\n${link}\n\n${closing}\n`,
        html: `<p>${escapeHtml(introduction)}</p><p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p><p>${escapeHtml(closing)}</p>`,
      },
      select: { id: true },
    });
    if (!mailIsLocal) await jobs.enqueue(tx, ACCOUNT_MAIL_QUEUE, [job]);
  });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
