import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";

/** What an HTTP stand-in was asked. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Counts from 1. */
  readonly number: number;
}

/** What an HTTP stand-in answers. */
export interface StandInAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown;
}

/**
 * What goes wrong with a request. Before `taking`: the provider does nothing. After it: the message is
 * taken, and whoever asked does not come to know. `midAnswer`: taken, and half of the answer arrives.
 */
export type HttpFault =
  | { readonly answer: StandInAnswer }
  | { readonly hang: "beforeTaking" | "afterTaking" }
  | { readonly close: "beforeTaking" | "afterTaking" | "midAnswer" };

/** What tests do with any HTTP stand-in. */
export interface HttpStandIn extends AsyncDisposable {
  /** Its origin. */
  readonly url: string;
  /** All that it was asked, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Each of the next requests meets one of these faults; null: none. */
  failNext(...faults: readonly (HttpFault | null)[]): void;
  /** Called with each request before anything is done; what it returns goes wrong. */
  onRequest:
    | ((request: RecordedRequest) => HttpFault | undefined | Promise<HttpFault | undefined>)
    | undefined;
  close(): Promise<void>;
}

/** The answer to too many requests, with the header that says when to come back. */
export function tooManyRequests(
  retryAfterSeconds: number,
  body: unknown = {
    statusCode: 429,
    name: "rate_limit_exceeded",
    message: "Too many requests. Please limit the number of requests per second.",
  },
): HttpFault {
  const headers = {
    "retry-after": `${retryAfterSeconds}`,
    "ratelimit-remaining": "0",
    "ratelimit-reset": `${retryAfterSeconds}`,
  };
  return { answer: { status: 429, headers, body } };
}

/** A server on the loopback that answers each request with `answer`, unless a fault is set. */
export async function startHttpStandIn(
  answer: (request: RecordedRequest) => StandInAnswer | Promise<StandInAnswer>,
): Promise<HttpStandIn> {
  const requests: RecordedRequest[] = [];
  const faults: (HttpFault | null)[] = [];
  const sockets = new Set<Socket>();

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request: RecordedRequest = {
      method: incoming.method ?? "",
      path: incoming.url ?? "",
      headers: singleHeaders(incoming),
      body: await text(incoming),
      number: requests.length + 1,
    };
    requests.push(request);
    const fault = faults.shift() ?? (await standIn.onRequest?.(request));
    if (fault && "answer" in fault) return send(outgoing, fault.answer);
    if (fault && "hang" in fault) {
      if (fault.hang === "afterTaking") await answer(request);
      return;
    }
    if (fault?.close === "beforeTaking") return void incoming.socket.destroy();
    const given = await answer(request);
    if (fault?.close === "afterTaking") return void incoming.socket.destroy();
    if (fault?.close === "midAnswer") return sendHalf(outgoing, given);
    send(outgoing, given);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      // The asker went away, or a stand-in has a bug: either way the test sees it in its own answer.
      outgoing.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // no pipe: it listens on a port

  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const standIn: HttpStandIn = {
    url: `http://127.0.0.1:${port}`,
    requests,
    failNext: (...next) => void faults.push(...next),
    onRequest: undefined,
    close,
    [Symbol.asyncDispose]: close,
  };
  return standIn;
}

function singleHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value?.toString()]),
  );
}

function written({ body }: StandInAnswer): string {
  return typeof body === "string" ? body : JSON.stringify(body ?? null);
}

function send(outgoing: ServerResponse, given: StandInAnswer): void {
  outgoing.writeHead(given.status, { "content-type": "application/json", ...given.headers });
  outgoing.end(written(given));
}

/** Half of the announced body, then the end of the connection. */
function sendHalf(outgoing: ServerResponse, given: StandInAnswer): void {
  const body = written(given);
  outgoing.writeHead(given.status, {
    "content-type": "application/json",
    ...given.headers,
    "content-length": Buffer.byteLength(body),
  });
  outgoing.write(body.slice(0, body.length / 2), () => outgoing.socket?.destroy());
}
