import type { NotificationKind } from "@convene/prisma";
import { addSeconds, min } from "date-fns";
import { type MessageFacts, messageFactsSchema } from "../facts/message-facts.ts";
import type { Delivery, Words } from "./delivery.ts";
import { deliveryVerdict } from "./delivery-verdict.ts";
import { putIntoWords, why } from "./put-into-words.ts";
import type { DeliveryOutcome } from "./record-outcomes.ts";

/** What is to be done with a notification whose turn it is. */
export type Decision =
  | {
      readonly is: "ready";
      readonly facts: MessageFacts;
      readonly words: Words;
      /** Whether the words are of an earlier attempt of the group. */
      readonly repeated: boolean;
    }
  | { readonly is: "settled"; readonly outcome: DeliveryOutcome }
  /** Until the end of the recipient's night. */
  | { readonly is: "held"; readonly until: Date; readonly outcome: DeliveryOutcome }
  /** Held before, until the same time: its job is there. */
  | { readonly is: "waiting" }
  /** For a moment: the room that it is to name is being made. */
  | { readonly is: "early"; readonly until: Date };

/**
 * Decides about a notification that is waiting: sent, settled or held. Words of an earlier attempt stay
 * as they are, because a provider that got them knows the message by them.
 *
 * @param options.fragile That it must not be repeated where nobody knows whether it was taken.
 */
export async function decideDelivery(
  delivery: Delivery,
  options: { readonly now: Date; readonly fragile: boolean },
): Promise<Decision> {
  const { id, state, lastError } = delivery;
  const { now, fragile } = options;
  if (fragile && state === "sending") {
    const detail = "The worker stopped while it handed the message over";
    return settled({
      id,
      state: "unclear",
      lastError: detail,
      report: { kind: "unclear", detail },
    });
  }
  const dead = (detail: string) =>
    settled({ id, state: "dead", lastError: detail, report: { kind: "given_up", detail } });
  const facts = messageFactsSchema.safeParse(delivery.facts);
  if (!facts.success) return dead("The message could not be written: its facts are not complete");
  try {
    const uselessFrom = uselessFromOf(delivery, facts.data);
    const verdict = deliveryVerdict(delivery, { now, uselessFrom });
    switch (verdict.is) {
      case "withdrawn":
      case "passed_over":
        return settled({ id, state: verdict.is, lastError });
      case "suppressed": {
        const report = { kind: "suppressed", detail: verdict.because } as const;
        return settled({ id, state: "suppressed", lastError, report });
      }
      case "held":
        return hold(delivery, verdict.until);
      case "send":
        break;
    }
  } catch (error) {
    return dead(why(error));
  }
  const { words } = delivery;
  if (words) return { is: "ready", facts: facts.data, words, repeated: true };
  const roomAt = whenToLookForRoom(delivery, now);
  if (roomAt) return { is: "early", until: roomAt };
  const told = withRoom(facts.data, delivery);
  const written = await putIntoWords(delivery, told, now);
  if (!written.ok) return dead(written.error);
  return { is: "ready", facts: told, words: written.value, repeated: false };
}

/** Those that say where to be, and go out before anybody has to be there. */
const SAYS_WHERE: ReadonlySet<NotificationKind> = new Set(["confirmation", "reschedule"]);
/** What a provider's room takes, and some of its retries; nobody waits longer for a confirmation. */
const LONGEST_ROOM_WAIT_SECONDS = 120;
const ROOM_LOOK_SECONDS = 10;

/** When to look again for the address of a room that is being made; null: now is the time to write. */
function whenToLookForRoom({ kind, channel, room, createdAt }: Delivery, now: Date): Date | null {
  if (channel !== "email" || !room?.isComing || !SAYS_WHERE.has(kind)) return null;
  const last = addSeconds(createdAt, LONGEST_ROOM_WAIT_SECONDS);
  return now < last ? min([addSeconds(now, ROOM_LOOK_SECONDS), last]) : null;
}

/** A room may have got its address after the message was queued. */
function withRoom(facts: MessageFacts, { room }: Delivery): MessageFacts {
  if (facts.subject !== "event" || !room) return facts;
  return { ...facts, meetingUrl: room.meetingUrl, roomFollows: room.isComing };
}

function settled(outcome: DeliveryOutcome): Decision {
  return { is: "settled", outcome };
}

function hold({ id, state, lastError, heldUntil }: Delivery, until: Date): Decision {
  if (heldUntil?.getTime() === until.getTime()) return { is: "waiting" };
  const report = { kind: "held", detail: null } as const;
  return { is: "held", until, outcome: { id, state, lastError, heldUntil: until, report } };
}

/** What is said of an event that may be long over. */
const LOOKS_BACK: ReadonlySet<NotificationKind> = new Set([
  "refund_made",
  "receipt",
  "feedback_due",
]);

/** From when on a message comes too late to be of use; null: never. */
function uselessFromOf({ kind }: Delivery, facts: MessageFacts): Date | null {
  switch (facts.subject) {
    case "event":
      return LOOKS_BACK.has(kind) ? null : facts.start;
    case "hold":
    case "slot":
    case "offer":
    case "request":
      return facts.expiresAt;
    case "calendar":
    case "application":
    case "times":
    case "note":
    case "approval":
    case "answer":
      return null;
  }
}
