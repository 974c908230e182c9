import type { NotificationChannel, NotificationKind, RecipientKind } from "@convene/prisma";

/** What is done on a channel without being asked; `always` cannot be switched off. */
export type Standing = "always" | "on" | "off";

/** A kind of message on a channel, for a kind of recipient. */
export interface ChannelRule {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly standing: Standing;
}

type Standings = Partial<Record<NotificationChannel, Standing>>;
type Kinds = Partial<Record<NotificationKind, Standings>>;

/** Read at leisure: a text message only for who wants one. */
const LEISURELY: Standings = { email: "always", sms: "off" };
/** What is urgent goes to the phone too. */
const URGENT: Standings = { email: "always", sms: "on" };
/** Kept, and looked at again: nothing for a phone. */
const ON_PAPER: Standings = { email: "always" };
const COLLEAGUE: Standings = { email: "on", in_app: "on" };

const BOOKED_BY_OUTSIDERS: Kinds = {
  confirmation: LEISURELY,
  // The only one that somebody who booked can do without.
  reminder: { email: "on", sms: "on" },
  cancellation: URGENT,
  reschedule: URGENT,
  hold_expiring: URGENT,
};

const RULES: Readonly<Record<RecipientKind, Kinds>> = {
  client: {
    ...BOOKED_BY_OUTSIDERS,
    slot_offered: URGENT,
    receipt: ON_PAPER,
    refund_made: LEISURELY,
  },
  candidate: {
    ...BOOKED_BY_OUTSIDERS,
    application_received: LEISURELY,
    time_requested: URGENT,
    offer_sent: LEISURELY,
    application_rejected: ON_PAPER,
  },
  member: {
    confirmation: COLLEAGUE,
    reminder: COLLEAGUE,
    cancellation: COLLEAGUE,
    reschedule: COLLEAGUE,
    interviewer_declined: COLLEAGUE,
    times_given: COLLEAGUE,
    feedback_due: COLLEAGUE,
    mentioned: COLLEAGUE,
    approval_requested: COLLEAGUE,
    offer_answered: COLLEAGUE,
    calendar_reconnect: COLLEAGUE,
  },
};

/**
 * Every kind of message that a kind of recipient may get, on every channel on which they may. Text
 * messages presuppose that the person agreed to them, whatever stands here.
 */
export function channelRules(recipientKind: RecipientKind): readonly ChannelRule[] {
  return ALL_RULES[recipientKind];
}

const ALL_RULES: Readonly<Record<RecipientKind, readonly ChannelRule[]>> = {
  client: listRules(RULES.client),
  candidate: listRules(RULES.candidate),
  member: listRules(RULES.member),
};

function listRules(kinds: Kinds): ChannelRule[] {
  return Object.entries(kinds).flatMap(([kind, standings]) =>
    Object.entries(standings).map(([channel, standing]) => ({
      kind: kind as NotificationKind, // the keys of Kinds and Standings
      channel: channel as NotificationChannel,
      standing,
    })),
  );
}
