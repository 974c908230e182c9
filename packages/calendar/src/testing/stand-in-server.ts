import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request, as stand-ins look at it. */
export interface StandInRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

/** An object becomes JSON; text goes out as it is. */
export interface StandInAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
}

/**
 * What goes wrong. `hang` never answers, `close` cuts the connection, `malformed` answers 200 with JSON
 * that stops in the middle.
 */
export type Fault = StandInAnswer | "hang" | "close" | "malformed";

export interface FaultRule {
  readonly fault: Fault;
  /** Only requests whose path, with its query, matches. Default all. */
  readonly path?: RegExp;
  readonly method?: string;
  /** Default 1; `Infinity`: until it is taken back. */
  readonly times?: number;
  /** The request is carried out all the same: only its answer is lost. Default false. */
  readonly carriedOut?: boolean;
}

/** A server on this machine that stands for a provider, and fails when told to. */
export interface StandInServer {
  readonly url: string;
  /** What was asked, in order: method and path with query. */
  readonly requests: readonly string[];
  /** @returns how to take that fault back */
  fail(rule: FaultRule): () => void;
  /** Has `what` done while such a request waits for its answer. */
  whileAsked(matches: (request: StandInRequest) => boolean, what: () => Promise<void>): void;
  /** Forgets the faults that have not happened yet. */
  mend(): void;
  stop(): Promise<void>;
}

/** Starts a server that answers by `handle`, on a free port of the loopback. */
export async function startStandInServer(
  handle: (request: StandInRequest) => Promise<StandInAnswer>,
): Promise<StandInServer> {
  const requests: string[] = [];
  const crashes: unknown[] = [];
  let faults: { rule: FaultRule; left: number }[] = [];
  const watchers: { matches: (request: StandInRequest) => boolean; what: () => Promise<void> }[] =
    [];

  function nextFault({ method, url }: StandInRequest): FaultRule | null {
    const path = url.pathname + url.search;
    const found = faults.find(
      ({ rule, left }) =>
        left > 0 && (rule.path ?? /./).test(path) && (rule.method ?? method) === method,
    );
    if (!found) return null;
    found.left -= 1;
    return found.rule;
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    requests.push(`${request.method} ${request.url.pathname}${request.url.search}`);
    for (const { matches, what } of watchers) if (matches(request)) await what();
    const rule = nextFault(request);
    const right = !rule || rule.carriedOut ? await handle(request) : null;
    const given = rule ? rule.fault : right;
    if (given === "hang" || given === null) return;
    if (given === "close") {
      outgoing.destroy();
      return;
    }
    write(outgoing, given === "malformed" ? CUT_OFF : given);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error) => {
      crashes.push(error);
      write(outgoing, { status: 500, body: `The stand-in failed: ${String(error)}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    fail(rule) {
      const fault = { rule, left: rule.times ?? 1 };
      faults.push(fault);
      return () => {
        faults = faults.filter((held) => held !== fault);
      };
    },
    whileAsked(matches, what) {
      watchers.push({ matches, what });
    },
    mend() {
      faults = [];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      // Its own mistakes must not pass for the provider's.
      if (crashes.length > 0) throw new AggregateError(crashes, "The stand-in failed");
    },
  };
}

const CUT_OFF: StandInAnswer = {
  status: 200,
  headers: { "content-type": "application/json" },
  body: '{"items":[{"id":"cut',
};

async function readRequest(incoming: IncomingMessage): Promise<StandInRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const url = new URL(incoming.url ?? "/", `http://${headers.get("host") ?? "localhost"}`);
  return {
    method: incoming.method ?? "GET",
    url,
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function write(outgoing: ServerResponse, { status, headers = {}, body }: StandInAnswer): void {
  if (outgoing.headersSent) return;
  const type = { "content-type": "application/json; charset=utf-8" };
  outgoing.writeHead(status, typeof body === "object" ? { ...type, ...headers } : headers);
  outgoing.end(typeof body === "object" ? JSON.stringify(body) : body);
}
