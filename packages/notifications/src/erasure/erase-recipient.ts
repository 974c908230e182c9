import type { NotificationKind, NotificationState, Prisma, Transaction } from "@convene/prisma";
import type { Recipient } from "../recipient.ts";

const WAITING: readonly NotificationState[] = ["queued", "failed", "sending"];

const NOTHING_PERSONAL = {
  facts: {},
  subject: null,
  text: null,
  html: null,
  calendarFile: null,
  lastError: null,
  providerId: null,
} as const;

/** What members are told about an application by itself. */
const ABOUT_APPLICATIONS: readonly NotificationKind[] = [
  "times_given",
  "mentioned",
  "approval_requested",
  "offer_answered",
];

/**
 * Takes a person out of all that people were told: what went to them, and what went to others about
 * their events and applications, keeps when and how, and loses whom and what. Whatever still waits is withdrawn, so
 * whoever erases somebody cancels their events before, and lets the messages go out.
 */
export async function eraseRecipient(
  tx: Transaction,
  { kind, id }: Pick<Recipient, "kind" | "id">,
): Promise<void> {
  const own = { recipientKind: kind, recipientId: id };
  const theirs: Prisma.NotificationWhereInput = {
    OR: [own, ...(await aboutThem(tx, { kind, id }))],
  };
  const addresses = await tx.notification.findMany({
    where: { ...own, address: { not: "" } },
    distinct: ["channel", "address"],
    select: { channel: true, address: true },
  });
  await tx.notification.updateMany({
    where: { ...theirs, state: { in: [...WAITING] } },
    data: { state: "withdrawn" },
  });
  await tx.notification.updateMany({ where: theirs, data: NOTHING_PERSONAL });
  await tx.notification.updateMany({ where: own, data: { address: "" } });
  await tx.notificationPreference.deleteMany({ where: own });
  for (const { channel, address } of addresses) {
    await tx.suppressedAddress.deleteMany({
      where: { channel, address: address.toLowerCase() },
    });
  }
}

async function aboutThem(
  tx: Transaction,
  { kind, id }: Pick<Recipient, "kind" | "id">,
): Promise<Prisma.NotificationWhereInput[]> {
  switch (kind) {
    case "client":
      return [{ appointment: { clientId: id } }];
    case "candidate": {
      const applications = await tx.application.findMany({
        where: { candidateId: id },
        select: { id: true },
      });
      return [
        { interview: { application: { candidateId: id } } },
        // By the facts: the note or request that it is about may be gone.
        ...applications.map((application) => ({
          kind: { in: [...ABOUT_APPLICATIONS] },
          facts: { path: ["applicationId"], equals: application.id },
        })),
      ];
    }
    case "member":
      return [];
  }
}
