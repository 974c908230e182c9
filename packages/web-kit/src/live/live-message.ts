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
  "member",
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
  readonly token?: string;
}

/** Changes may have been missed: whatever is shown must be asked for again. */
interface LiveResync {
  readonly type: "resync";
  readonly token?: string;
}

/** What listeners hear. */
export type LiveMessage = LiveChange | LiveResync;

/** Up to where everything was told: a page that comes back shows the last token that it had. */
interface LiveToken {
  readonly type: "token";
  readonly token: string;
}

/** Reads what `/api/live` says at once: a message or a list; those that this version does not know are left out. */
export function readLiveMessages(text: string): (LiveMessage | LiveToken)[] {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return [];
  }
  return (Array.isArray(told) ? told : [told]).flatMap((message) => readMessage(message) ?? []);
}

function readMessage(message: unknown): LiveMessage | LiveToken | undefined {
  if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
  const token = "token" in message && typeof message.token === "string" ? message.token : undefined;
  if (message.type === "resync") return { type: "resync", ...(token && { token }) };
  if (message.type === "token") return token ? { type: "token", token } : undefined;
  if (message.type !== "changed") return undefined;
  if (!("subject" in message && "id" in message && "change" in message)) return undefined;
  const { id } = message;
  const subject = subjects.find((known) => known === message.subject);
  const change = changes.find((known) => known === message.change);
  if (!subject || !change || typeof id !== "string") return undefined;
  return { type: "changed", subject, id, change, ...(token && { token }) };
}
