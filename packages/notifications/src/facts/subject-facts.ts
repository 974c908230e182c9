import type { HeldTime, SubjectNotice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";
import type { StoredFacts } from "./message-facts.ts";
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
  }
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
