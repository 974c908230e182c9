import type { AuthClient } from "@convene/prisma";
import { uuidv7 } from "uuidv7";

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

/** Puts a mail about an account where the outbox shows it. It belongs to a person, not to a tenant. */
export async function writeAccountMail(client: AuthClient, mail: AccountMailText): Promise<void> {
  const { introduction, link, closing } = mail;
  await client.accountMail.create({
    data: {
      id: uuidv7(),
      kind: mail.kind,
      toAddress: mail.to,
      subject: mail.subject,
      text: `${introduction}\n\n${link}\n\n${closing}\n`,
      html: `<p>${escapeHtml(introduction)}</p><p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p><p>${escapeHtml(closing)}</p>`,
    },
    select: { id: true },
  });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
