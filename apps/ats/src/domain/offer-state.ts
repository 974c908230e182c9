import type { OfferState } from "@convene/prisma";
import { createStatusMachine } from "@convene/scheduling-core";

/**
 * The life of an offer. Whatever is changed goes through the draft, and so through the chain of those
 * who approve; where nobody has to, the draft is approved at once. An offer that the candidate countered
 * or let run out begins again as a draft. From `accepted`, `declined` and `withdrawn` nothing follows.
 */
export const offerState = createStatusMachine<OfferState>({
  draft: ["pending_approval", "approved", "withdrawn"],
  pending_approval: ["approved", "draft", "withdrawn"],
  approved: ["sent", "draft", "withdrawn"],
  sent: ["accepted", "declined", "countered", "expired", "withdrawn"],
  accepted: [],
  declined: [],
  countered: ["draft", "withdrawn"],
  expired: ["draft"],
  withdrawn: [],
});
