import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** A mail that the stand-in took. */
export interface SmtpMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  readonly parsed: ParsedMail;
}

type Stage = "connection" | "sender" | "recipient" | "data";

/**
 * What goes wrong with a mail, and at which step. `data` is when the whole mail has arrived; what is
 * `taken` is kept although whoever sent it does not come to know.
 */
export type SmtpFault = { readonly at: Stage } & (
  | {
      /** A refusal, e.g. 550 and `5.1.1 No such mailbox`. */
      readonly code: number;
      readonly text: string;
    }
  | { readonly hang: true; readonly taken?: boolean }
  | { readonly close: true; readonly taken?: boolean }
);

export interface SmtpStandIn extends AsyncDisposable {
  /** With the sign-in: `smtp://user:password@127.0.0.1:2525`. */
  readonly url: string;
  readonly mails: readonly SmtpMail[];
  /** How many connections were opened. */
  readonly connections: number;
  /** How many of them are open. */
  readonly openConnections: number;
  /** Each of the next mails meets one of these faults; null: none. */
  failNext(...faults: readonly (SmtpFault | null)[]): void;
  /** Called when a mail was taken, before the answer. */
  onAccepted: ((mail: SmtpMail) => void | Promise<void>) | undefined;
  close(): Promise<void>;
}

type Reply = (error?: Error | null) => void;

const USER = "convene";

/** A mail server on the loopback. What comes twice is kept twice. */
export async function startSmtpStandIn(): Promise<SmtpStandIn> {
  const password = randomBytes(12).toString("hex");
  const mails: SmtpMail[] = [];
  const faults: (SmtpFault | null)[] = [];
  let connections = 0;

  /** Does what the next fault says, where it is about this step. */
  function goesWrong(at: Stage, session: SMTPServerSession, reply: Reply): SmtpFault | null {
    const fault = faults[0];
    if (fault?.at !== at) return null;
    faults.shift();
    if ("code" in fault) {
      reply(Object.assign(new Error(fault.text), { responseCode: fault.code }));
    } else if ("close" in fault && !fault.taken) {
      cut(session);
    }
    return fault;
  }

  function cut({ id }: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.session.id === id) connection._socket.destroy();
    }
  }

  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: true,
    logger: false,
    closeTimeout: 1,
    onConnect(session, reply) {
      connections++;
      if (!goesWrong("connection", session, reply)) reply();
    },
    onAuth({ username, password: given }, _session, reply) {
      if (username === USER && given === password) return reply(null, { user: USER });
      reply(Object.assign(new Error("5.7.8 Wrong sign-in"), { responseCode: 535 }));
    },
    onMailFrom(_address, session, reply) {
      if (!goesWrong("sender", session, reply)) reply();
    },
    onRcptTo(_address, session, reply) {
      if (!goesWrong("recipient", session, reply)) reply();
    },
    onData(stream, session, reply) {
      take(stream, session, reply).catch(reply);
    },
  });

  async function take(
    stream: AsyncIterable<Uint8Array>,
    session: SMTPServerSession,
    reply: Reply,
  ): Promise<void> {
    const raw = await buffer(stream);
    if (faults[0] === null) faults.shift();
    const fault = goesWrong("data", session, reply);
    if (fault && !("taken" in fault && fault.taken)) return;
    const { mailFrom, rcptTo } = session.envelope;
    const mail: SmtpMail = {
      from: mailFrom === false ? "" : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      raw: raw.toString(),
      parsed: await simpleParser(raw),
    };
    mails.push(mail);
    await standIn.onAccepted?.(mail);
    if (!fault) return reply();
    if ("close" in fault) cut(session);
  }

  // A connection that is cut off is what some tests want.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // no pipe: it listens on a port

  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const connection of server.connections) connection._socket.destroy();
    await closed;
  };
  const standIn: SmtpStandIn = {
    url: `smtp://${USER}:${password}@127.0.0.1:${port}`,
    mails,
    get connections() {
      return connections;
    },
    get openConnections() {
      return server.connections.size;
    },
    failNext: (...next) => void faults.push(...next),
    onAccepted: undefined,
    close,
    [Symbol.asyncDispose]: close,
  };
  return standIn;
}
