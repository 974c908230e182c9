import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

export interface TestRequest {
  readonly method: string;
  /** With the search. */
  readonly path: string;
  readonly body: string;
}

export interface TestAnswer {
  readonly status?: number;
  readonly contentType?: string;
  /** A string goes out as it is, anything else as JSON. */
  readonly body?: unknown;
}

export interface TestServer extends AsyncDisposable {
  /** e.g. `http://127.0.0.1:41234`. */
  readonly origin: string;
  readonly liveUrl: string;
  /** `GET /api/me`, …, in the order of arrival. */
  readonly requests: readonly string[];
  /** WebSockets that were ever accepted. */
  readonly connections: () => number;
  /** The tokens by which WebSockets went on where they were, in the order of arrival. */
  readonly resumed: readonly string[];
  /** Sends to every open WebSocket. */
  broadcast(message: unknown): void;
  /** Ends every open WebSocket; without a code as when a cable is pulled. */
  drop(code?: number): void;
  /** Refuses new WebSockets from now on, or no more. */
  refuseConnections(refuse: boolean): void;
}

/** A server on a free port of the loopback that speaks real HTTP and WebSocket. */
export async function startTestServer(
  answer: (request: TestRequest) => TestAnswer | Promise<TestAnswer>,
): Promise<TestServer> {
  const requests: string[] = [];
  const resumed: string[] = [];
  let connections = 0;
  let refusing = false;

  const server = createServer((request, response) => {
    void respond(request, response);
  });
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = "GET", url: path = "/" } = request;
    requests.push(`${method} ${path}`);
    const text = Buffer.concat(chunks).toString();
    const { status = 200, contentType, body } = await answer({ method, path, body: text });
    const isText = typeof body === "string";
    response.writeHead(status, {
      "content-type": contentType ?? (isText ? "text/plain" : "application/json"),
    });
    response.end(isText || body === undefined ? body : JSON.stringify(body));
  }

  const live = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (refusing) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\n\r\n");
      return;
    }
    live.handleUpgrade(request, socket, head, (accepted) => {
      connections += 1;
      live.emit("connection", accepted, request);
      const since = new URL(request.url ?? "/", "http://localhost").searchParams.get("since");
      if (since !== null) resumed.push(since);
      else accepted.send(JSON.stringify({ type: "resync", token: `token ${connections}` }));
    });
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a port was asked for, not a pipe
  return {
    origin: `http://127.0.0.1:${port}`,
    liveUrl: `ws://127.0.0.1:${port}/api/live`,
    requests,
    resumed,
    connections: () => connections,
    broadcast(message) {
      const text = typeof message === "string" ? message : JSON.stringify(message);
      for (const socket of live.clients) socket.send(text);
    },
    drop(code) {
      for (const socket of live.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
    refuseConnections(refuse) {
      refusing = refuse;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of live.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
