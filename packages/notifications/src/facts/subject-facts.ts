import type { HeldTime, SubjectNotice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";
import type { StoredFacts } from "./message-facts.ts";
import { noteExcerpt } from "./note-excerpt.ts";
import type { OrganisationFacts } from "./organisation-facts.ts";

/** The facts of something that is no event, for its one reader. */
export function subjectFacts(
  notice: SubjectNotice,
  organisation: OrganisationFacts,
  recipient: Recipient,
): StoredFacts {
  const common = { organisation, recipientName: recipient.name };
  switch (notice.kind) {
    case "hold_expiring":
      return { ...common, subject: "hold", ...heldTime(notice.hold) };
    case "slot_offered": {
      const { hostName, declineUrl } = notice.offer;
      return { ...common, subject: "slot", ...heldTime(notice.offer), hostName, declineUrl };
    }
    case "offer_sent": {
      const { jobTitle, expiresAt, offerUrl } = notice.offer;
      return {
        ...common,
        subject: "offer",
        jobTitle,
        expiresAt: expiresAt?.toISOString() ?? null,
        offerUrl,
      };
    }
    case "calendar_reconnect": {
      const { providerName, account, reconnectUrl } = notice.connection;
      return { ...common, subject: "calendar", providerName, account, reconnectUrl };
    }
    case "application_received": {
      const { jobTitle, portalUrl: url } = notice.application;
      return { ...common, subject: "application", jobTitle, message: null, url };
    }
    case "application_rejected": {
      const { jobTitle, message } = notice.application;
      return { ...common, subject: "application", jobTitle, message: saidIn(message), url: null };
    }
    case "time_requested": {
      const { id: _, version: __, message, expiresAt, ...request } = notice.request;
      return {
        ...common,
        subject: "request",
        ...request,
        message: saidIn(message),
        expiresAt: expiresAt.toISOString(),
      };
    }
    case "times_given": {
      const { id: _, version: __, reply, ...request } = notice.request;
      return { ...common, subject: "times", ...request, reply: saidIn(reply) };
    }
    case "mentioned": {
      const { id: _, text, ...note } = notice.note;
      return { ...common, subject: "note", ...note, excerpt: noteExcerpt(text) };
    }
    case "approval_requested": {
      const { id: _, step: __, ...offer } = notice.offer;
      return { ...common, subject: "approval", ...offer };
    }
    case "offer_answered": {
      const { id: _, step: __, reply, ...offer } = notice.offer;
      return { ...common, subject: "answer", ...offer, reply: saidIn(reply) };
    }
  }
}

/** Null: nothing. */
function saidIn(words: string | null): string | null {
  return words?.trim() || null;
}

function heldTime(held: Omit<HeldTime, "id">) {
  const { title, start, end, timeZone, location, expiresAt, bookUrl } = held;
  return {
    title,
    start: start.toISOString(),
    end: end.toISOString(),
    timeZone,
    location,
    expiresAt: expiresAt.toISOString(),
    bookUrl,
  };
}
