import type { ApplicationNote, Candidate, Work } from "@convene/prisma";
import { type Kit, notifierIn } from "@convene/server-kit";
import { portalUrl } from "../links/portal-link.ts";
import { candidateRecipient, memberRecipients } from "./hiring-recipients.ts";

/** What the messages about an application need to know of it. */
interface ToldApplication {
  readonly application: { readonly id: string };
  readonly candidate: Candidate;
  readonly jobTitle: string;
}

/** Who is told about applications, in the same transaction. */
export interface ApplicationMessages {
  tellReceived(work: Work, told: ToldApplication): Promise<void>;
  /** `version`: how often it was turned down, this time included. */
  tellRejected(
    work: Work,
    told: ToldApplication & { readonly version: number; readonly message: string },
  ): Promise<void>;
  tellMentioned(
    work: Work,
    told: ToldApplication & { readonly note: ApplicationNote; readonly byName: string },
    memberIds: readonly string[],
  ): Promise<void>;
}

/** Writes them by the notification service, which queues them with the transaction. */
export function createApplicationMessages(
  kit: Pick<Kit, "env" | "jobs" | "links" | "manageUrl">,
): ApplicationMessages {
  return {
    async tellReceived(work, { application, candidate, jobTitle }) {
      await notifierIn(kit, work).sendApplicationReceived(
        { id: application.id, jobTitle, portalUrl: await portalUrl(kit, candidate, work.now) },
        candidateRecipient(candidate),
      );
    },

    async tellRejected(work, { application, candidate, jobTitle, version, message }) {
      await notifierIn(kit, work).sendApplicationRejected(
        { id: application.id, version, jobTitle, message: message === "" ? null : message },
        candidateRecipient(candidate),
      );
    },

    async tellMentioned(work, { application, candidate, jobTitle, note, byName }, memberIds) {
      const service = notifierIn(kit, work);
      for (const member of await memberRecipients(work, memberIds)) {
        await service.sendMentioned(
          {
            id: note.id,
            applicationId: application.id,
            candidateName: candidate.name,
            jobTitle,
            byName,
            text: note.text,
            url: `${kit.env.ATS_URL}/applications/${application.id}#note-${note.id}`,
          },
          member,
        );
      }
    },
  };
}
