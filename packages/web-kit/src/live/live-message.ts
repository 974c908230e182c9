const subjects = [
  "interview",
  "appointment",
  "application",
  "notification",
  "reservation",
  "calendar",
  "conflict",
  "client",
  "feedback",
  "import",
  "offer",
  "payment",
  "request",
  "series",
  "session",
  "setup",
  "waiting",
] as const;
const changes = ["created", "changed", "removed"] as const;

/** What a change can be about. */
export type LiveSubject = (typeof subjects)[number];

/** Something changed in the organisation that is open. */
interface LiveChange {
  readonly type: "changed";
  readonly subject: LiveSubject;
  readonly id: string;
  readonly change: (typeof changes)[number];
}

/** Changes may have been missed: whatever is shown must be asked for again. */
interface LiveResync {
  readonly type: "resync";
}

export type LiveMessage = LiveChange | LiveResync;

/** Reads a message of `/api/live`; undefined for one that this version does not know. */
export function readLiveMessage(text: string): LiveMessage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
  if (message.type === "resync") return { type: "resync" };
  if (message.type !== "changed") return undefined;
  if (!("subject" in message && "id" in message && "change" in message)) return undefined;
  const { id } = message;
  const subject = subjects.find((known) => known === message.subject);
  const change = changes.find((known) => known === message.change);
  if (!subject || !change || typeof id !== "string") return undefined;
  return { type: "changed", subject, id, change };
}
