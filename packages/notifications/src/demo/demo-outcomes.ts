import type {
  DeliveryReportKind,
  Notification,
  NotificationState,
  SuppressionReason,
} from "@convene/prisma";
import { addHours, addMinutes, addSeconds, min } from "date-fns";

/** What became of a demo message. */
export interface DemoOutcome {
  readonly state: NotificationState;
  readonly attempts: number;
  readonly provider: string | null;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
  readonly reports: readonly {
    readonly kind: DeliveryReportKind;
    readonly detail: string | null;
    readonly at: Date;
    readonly memberId: string | null;
  }[];
  /** Its address is not written to any more. */
  readonly suppressed: SuppressionReason | null;
}

type Story = (told: Told) => DemoOutcome;

interface Told {
  readonly row: Notification;
  /** So long after it was queued, and not after now. */
  after(minutes: number): Date;
  readonly memberId: string;
}

const BUSY = "The provider answered 503";
const NO_MAILBOX = "The recipient's server knows no such mailbox";

/** What went wrong in the demo, each with one message, in the order in which messages are offered. */
const STORIES: readonly {
  readonly takes: (row: Notification) => boolean;
  readonly story: Story;
}[] = [
  {
    takes: isOutsideMail("confirmation"),
    story: ({ row, after }) => ({
      ...sent(row, "resend"),
      state: "bounced",
      suppressed: "bounced",
      reports: [report("bounced", after(2), NO_MAILBOX)],
    }),
  },
  {
    takes: isOutsideMail("reminder"),
    story: ({ row, after }) => ({
      ...sent(row, "resend"),
      state: "complained",
      suppressed: "complained",
      reports: [
        report("delivered", after(1)),
        report("complained", after(95), "Marked as unwanted by the recipient"),
      ],
    }),
  },
  {
    takes: isOutsideMail("cancellation"),
    story: ({ after }) => ({
      ...unsent("dead", 1),
      lastError: "The provider refused the address",
      reports: [report("given_up", after(1), "The provider refused the address")],
    }),
  },
  {
    takes: isOutsideMail("confirmation"),
    story: ({ after }) => ({
      ...unsent("failed", 2),
      lastError: BUSY,
      reports: [report("attempt_failed", after(1), BUSY), report("attempt_failed", after(3), BUSY)],
    }),
  },
  {
    takes: isOutsideMail("confirmation"),
    story: ({ row, after, memberId }) => ({
      ...sent(row, "resend"),
      state: "delivered",
      sentAt: after(70),
      reports: [
        report("attempt_failed", after(1), BUSY),
        report("given_up", after(60), BUSY),
        { ...report("retried", after(70)), memberId },
        report("delivered", after(71)),
      ],
    }),
  },
  {
    takes: ({ channel }) => channel === "sms",
    story: ({ after }) => ({
      ...unsent("unclear", 1),
      lastError: "The provider did not answer in time",
      reports: [report("unclear", after(1), "The provider did not answer in time")],
    }),
  },
  {
    takes: ({ channel }) => channel === "sms",
    story: ({ row, after }) => ({
      ...sent(row, "twilio"),
      state: "delivered",
      sentAt: after(30),
      reports: [
        report("held", row.createdAt, "Quiet hours of the recipient"),
        report("delivered", after(31)),
      ],
    }),
  },
];

/**
 * Decides what became of the demo's messages: most arrived, and each thing that can go wrong went
 * wrong once. Messages are to be offered in the order in which they were queued.
 */
export function demoOutcomes({ now, memberId }: { readonly now: Date; readonly memberId: string }) {
  const open = new Set(STORIES);
  const troubled = new Map<string, SuppressionReason>();
  let arrived = 0;
  return (row: Notification): DemoOutcome => {
    const told: Told = {
      row,
      after: (minutes) => min([addMinutes(row.createdAt, minutes), now]),
      memberId,
    };
    const known = troubled.get(row.address);
    if (known) {
      const detail = known === "bounced" ? NO_MAILBOX : "Marked as unwanted by the recipient";
      return { ...unsent("suppressed", 0), reports: [report("suppressed", row.createdAt, detail)] };
    }
    for (const entry of open) {
      if (!entry.takes(row)) continue;
      open.delete(entry);
      const outcome = entry.story(told);
      if (outcome.suppressed) troubled.set(row.address, outcome.suppressed);
      return outcome;
    }
    arrived += 1;
    return arrived % 3 === 0 && row.createdAt < addHours(now, -1)
      ? {
          ...sent(row, row.channel === "sms" ? "twilio" : "resend"),
          state: "delivered",
          reports: [report("delivered", told.after(1))],
        }
      : sent(row, "outbox");
  };
}

function isOutsideMail(kind: Notification["kind"]) {
  return (row: Notification) =>
    row.channel === "email" && row.recipientKind !== "member" && row.kind === kind;
}

function sent({ createdAt }: Notification, provider: string): DemoOutcome {
  return {
    state: "sent",
    attempts: 1,
    provider,
    lastError: null,
    sentAt: addSeconds(createdAt, 3),
    reports: [],
    suppressed: null,
  };
}

function unsent(state: NotificationState, attempts: number): DemoOutcome {
  const nothing = { provider: null, lastError: null, sentAt: null, suppressed: null };
  return { ...nothing, state, attempts, reports: [] };
}

function report(kind: DeliveryReportKind, at: Date, detail: string | null = null) {
  return { kind, detail, at, memberId: null };
}
