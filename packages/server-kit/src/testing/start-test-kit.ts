import { createServer as createPortHolder } from "node:net";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Schema } from "hono/types";
import { createKit } from "../create-kit.ts";
import { createServer, type ServerParts } from "../create-server.ts";
import { readServerEnv } from "../env.ts";
import { createRouter } from "../http/create-router.ts";
import type { KitEnv } from "../http/kit-env.ts";
import type { AppJobs } from "../jobs/app-jobs.ts";
import type { Kit } from "../kit.ts";
import { type Product, urlOf } from "../product.ts";
import { runCalendarRound, runJobs, runReminderRound } from "./run-jobs.ts";
import { type SignedUp, type SignUp, signUp } from "./sign-up.ts";

export interface TestKitOptions {
  /** The app's own routes. */
  readonly api?: (kit: Kit) => OpenAPIHono<KitEnv, Schema>;
  /** The folder of its built pages. */
  readonly webRoot?: URL;
  /** What else its server is made of, as in main.ts. */
  readonly parts?: (
    kit: Kit,
  ) => Pick<ServerParts<Schema>, "describePage" | "forOtherSites" | "uploads">;
  /** Another server's database, to test two servers or both apps on one. It is left as it is. */
  readonly database?: TestDatabase;
  /** The two apps' ports where a test needs to know both. */
  readonly ports?: Readonly<Record<Product, number>>;
  /** The app's own jobs. Default: none. */
  readonly appJobs?: AppJobs;
  readonly now?: () => Date;
  /** Gets each line of the log; LOG_LEVEL is silent unless `env` says otherwise. */
  readonly log?: (line: string) => void;
  /** Further environment variables, e.g. limits. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running server on a database of its own. */
export interface TestKit extends AsyncDisposable {
  readonly kit: Kit;
  readonly database: TestDatabase;
  /** Its origin. */
  readonly url: string;
  /** Asks the server; unsafe methods carry the origin that a page's would. */
  fetch(path: string, init?: TestRequest): Promise<Response>;
  /** Signs somebody up and, where an organisation is named, sets it up. */
  signUp(person: SignUp): Promise<SignedUp>;
  /** Works all jobs that are ready, and those that they queue; @returns how many. */
  runJobs(): Promise<number>;
  /** Queues what is due at the kit's `now`, as the worker does every few seconds. */
  runReminderRound(): Promise<void>;
  /** Queues the reading of the connected calendars that are due at the kit's `now`. */
  runCalendarRound(): Promise<void>;
  /** Stops the server and gives the database back. */
  close(): Promise<void>;
}

export interface TestRequest extends RequestInit {
  /** Of a session; see `signUp`. */
  readonly cookie?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
}

/**
 * Starts an app's server as main.ts does, on a random port and a fresh database.
 *
 * @example
 * await using app = await startTestKit("services", { api: servicesApi });
 * const { cookie } = await app.signUp({ name: "Ada", organisation: "Salon" });
 * const answer = await app.fetch("/api/me", { cookie });
 */
export async function startTestKit(
  product: Product,
  options: TestKitOptions = {},
): Promise<TestKit> {
  const database = options.database ?? (await testDatabase());
  const ports = options.ports ?? (await freePorts());
  const env = readServerEnv({
    APP_DATABASE_URL: database.urls.app,
    AUTH_DATABASE_URL: database.urls.auth,
    SWEEP_DATABASE_URL: database.urls.sweep,
    QUEUE_DATABASE_URL: database.urls.queue,
    CONVENE_SECRET: "a secret of the tests, long enough",
    ATS_URL: `http://localhost:${ports.ats}`,
    SERVICES_URL: `http://localhost:${ports.services}`,
    HOST: "localhost",
    LOG_LEVEL: "silent",
    PUBLIC_RATE_LIMIT: "100000",
    SIGN_IN_RATE_LIMIT: "100000",
    ACCOUNT_RATE_LIMIT: "100000",
    ...options.env,
  });
  const kit = await createKit(product, env, {
    ...(options.appJobs && { appJobs: options.appJobs }),
    ...(options.now && { now: options.now }),
    ...(options.log && { log: options.log }),
  });
  const server = createServer(kit, {
    api: options.api?.(kit) ?? createRouter(),
    webRoot: options.webRoot ?? new URL("./no-pages/", import.meta.url),
    ...options.parts?.(kit),
  });
  await server.listen();
  const url = urlOf(product, env);

  const close = async () => {
    await server.stop();
    await kit.close();
    if (!options.database) await database[Symbol.asyncDispose]();
  };
  const ask: TestKit["fetch"] = (path, init = {}) => fetch(new URL(path, url), request(url, init));
  return {
    kit,
    database,
    url,
    fetch: ask,
    signUp: (person) => signUp(kit, ask, person),
    runJobs: () => runJobs(kit),
    runReminderRound: () => runReminderRound(kit),
    runCalendarRound: () => runCalendarRound(kit),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function request(origin: string, { cookie, json, ...init }: TestRequest): RequestInit {
  const headers = new Headers(init.headers);
  if (!headers.has("origin")) headers.set("origin", origin);
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (json === undefined) return { ...init, headers };
  headers.set("content-type", "application/json");
  return { method: "POST", ...init, headers, body: JSON.stringify(json) };
}

/** Two ports that nobody has at the moment. */
export async function freePorts(): Promise<Record<Product, number>> {
  const [ats, services] = await Promise.all([freePort(), freePort()]);
  return { ats, services };
}

async function freePort(): Promise<number> {
  const holder = createPortHolder();
  await new Promise<void>((resolve) => holder.listen(0, "localhost", resolve));
  const address = holder.address();
  await new Promise((resolve) => holder.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}
