import type { Decline, Recipient } from "@convene/notifications";
import type { ScheduledEvent, Work } from "@convene/prisma";
import { type Kit, notifierIn } from "@convene/server-kit";

/** Tells the organiser of an interview that somebody on its panel does not come. */
export type TellOfDecline = (
  work: Work,
  event: ScheduledEvent,
  decline: Omit<Decline, "url">,
) => Promise<void>;

export function createTellOfDecline(kit: Pick<Kit, "env" | "jobs" | "manageUrl">): TellOfDecline {
  return async (work, event, decline) => {
    const organiser = await organiserOf(work, event);
    const url = `${kit.env.ATS_URL}/calendar?interview=${event.row.id}`;
    await notifierIn(kit, work).sendInterviewerDeclined(event, organiser, { ...decline, url });
  };
}

async function organiserOf({ tx }: Work, { row }: ScheduledEvent): Promise<Recipient> {
  const interview = await tx.interview.findFirstOrThrow({
    where: { id: row.id },
    select: {
      organiser: {
        select: {
          id: true,
          name: true,
          email: true,
          locale: true,
          resource: { select: { timeZone: true } },
        },
      },
    },
  });
  const { resource, ...member } = interview.organiser;
  const timeZone = resource?.timeZone ?? row.timezone;
  return { kind: "member", phone: null, ...member, timeZone };
}
