import * as fc from "fast-check";
import { WebSocket } from "ws";
import type { TestKit } from "../start-test-kit.ts";
import { oddValue } from "./broken-of.ts";

export interface SurroundingsOptions {
  readonly app: Pick<TestKit, "fetch" | "url">;
  /** Of somebody who is signed in. */
  readonly cookie: string;
  /** Paths of pages and of endpoints that the document does not describe. */
  readonly paths: readonly string[];
  readonly seed: number;
  readonly runs: number;
}

/** What is not answered by then, hangs. */
const LONGEST_MS = 20_000;

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"] as const;

/** What the sign-in library takes, and neighbours of it that it must not. */
const SIGN_IN_PATHS = [
  "get-session",
  "sign-out",
  "sign-up/email",
  "sign-in/email",
  "sign-in/social",
  "request-password-reset",
  "reset-password",
  "reset-password/x",
  "change-password",
  "update-user",
  "delete-user",
  "list-sessions",
  "organization/list",
  "organization/create",
  "ok",
  "error",
].map((path) => `/api/auth/${path}`);

const PATHS = [
  "/",
  "/api",
  "/api/",
  "/api/openapi.json",
  "/api/docs",
  "/api/docs/..%2f..%2fpackage.json",
  "/api/live",
  "/healthz",
  "/readyz",
  "/metrics",
  "/api/nothing",
  "/assets/nothing.js",
  "/favicon.ico",
  "/..%2f..%2fetc%2fpasswd",
  "/%00",
  "/%ff",
  "/%",
  "//elsewhere.example/",
  "/index.html%00.js",
];

const FIELDS = [
  "email",
  "password",
  "name",
  "token",
  "newPassword",
  "currentPassword",
  "callbackURL",
];

/**
 * Asks for everything that no document describes: sign-in, pages, files, unknown paths and methods, with
 * parts of them replaced by what breaks programs.
 *
 * @throws Error with the request where an answer is a 5xx, or none comes
 */
export async function fuzzSurroundings(options: SurroundingsOptions): Promise<void> {
  const { app, cookie, paths, seed, runs } = options;
  const path = fc.constantFrom(...PATHS, ...SIGN_IN_PATHS, ...SIGN_IN_PATHS, ...paths, ...paths);
  const odd = oddValue.map((value) => {
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    return encodeURIComponent(text.toWellFormed().slice(0, 1_000));
  });
  const address = fc.oneof(
    path,
    fc.tuple(path, odd).map(([before, after]) => `${before}/${after}`),
    fc.tuple(path, odd).map(([before, after]) => `${before}?${after}=${after}`),
  );
  const member = fc.tuple(
    fc.constantFrom(...FIELDS),
    fc.oneof(oddValue, fc.constantFrom("ana@example.com", "long enough a password")),
  );
  const body = fc.oneof(
    fc
      .array(member, { maxLength: 4 })
      .map((members) => JSON.stringify(Object.fromEntries(members))),
    oddValue.map((value) => JSON.stringify(value) ?? ""),
    fc.constantFrom("{", "[".repeat(50_000)),
  );
  const request = fc.record({
    method: fc.constantFrom(...METHODS, "GET", "POST", "POST"),
    address,
    body,
    isSignedIn: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, address: to, body: sent, isSignedIn }) => {
      const answer = await app.fetch(`${app.url}${to}`, {
        method,
        redirect: "manual",
        signal: AbortSignal.timeout(LONGEST_MS),
        headers: { "content-type": "application/json" },
        ...(isSignedIn && { cookie }),
        ...(!["GET", "HEAD"].includes(method) && { body: sent }),
      });
      const text = await answer.text();
      if (answer.status >= 500) {
        throw new Error(`${method} ${to} answers ${answer.status}: ${text.slice(0, 300)}`);
      }
    }),
    { seed, numRuns: runs },
  );
}

/**
 * Opens WebSockets where there are some and where there are none, with and without a session, and says
 * odd things to them. Whatever comes of it, the server still answers.
 */
export async function fuzzSockets({ app, cookie, seed, runs }: SurroundingsOptions): Promise<void> {
  const attempt = fc.record({
    path: fc.constantFrom("/api/live", "/api/live?after=x", "/api/me", "/", "/api/nothing", "/%ff"),
    headers: fc.constantFrom<Record<string, string>>(
      { origin: app.url, cookie },
      { origin: app.url },
      { origin: "https://elsewhere.example", cookie },
      { cookie: "convene.session_token=%ff" },
      {},
    ),
    protocol: fc.constantFrom(undefined, "x", "graphql-ws"),
    words: fc.array(
      fc.oneof(
        oddValue.map((value) => JSON.stringify(value) ?? ""),
        fc.constantFrom("", "{", "\u0000", "x".repeat(2_000), '{"after":"x"}', '{"after":-1}'),
        fc.uint8Array({ maxLength: 50 }),
      ),
      { maxLength: 5 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(attempt, async ({ path, headers, protocol, words }) => {
      const socket = new WebSocket(`${app.url.replace("http", "ws")}${path}`, protocol, {
        headers,
        handshakeTimeout: LONGEST_MS,
      });
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => {
          socket.terminate();
          reject(new Error(`${path} neither answers nor closes`));
        }, LONGEST_MS);
        socket.once("error", () => resolve()); // refused, as most are
        socket.once("close", () => resolve());
        socket.once("open", () => {
          for (const word of words) socket.send(word);
          socket.close();
        });
        socket.once("close", () => clearTimeout(late));
      });
      const { status } = await app.fetch("/healthz");
      if (status !== 200) throw new Error(`After ${path} the server answers ${status}`);
    }),
    { seed, numRuns: runs },
  );
}
