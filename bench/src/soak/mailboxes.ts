import type { ResendMail, ResendStandIn } from "@convene/notifications/testing";

/** What was delivered, by its reader. */
export interface Mailboxes {
  /** The latest last. */
  of(address: string): readonly ResendMail[];
}

export function openMailboxes(resend: ResendStandIn): Mailboxes {
  const byAddress = new Map<string, ResendMail[]>();
  let sorted = 0;
  return {
    of(address) {
      for (; sorted < resend.mails.length; sorted++) {
        const mail = resend.mails[sorted];
        for (const to of mail?.to ?? []) {
          const box = byAddress.get(to) ?? [];
          if (mail) box.push(mail);
          byAddress.set(to, box);
        }
      }
      return byAddress.get(address) ?? [];
    },
  };
}
