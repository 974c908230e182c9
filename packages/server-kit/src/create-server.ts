import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createAdaptorServer, type WebSocketServerLike } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import type { Schema } from "hono/types";
import { WebSocketServer } from "ws";
import { authRoutes } from "./auth/auth-routes.ts";
import { apiDocument } from "./http/api-document.ts";
import { checkOrigin } from "./http/check-origin.ts";
import { createRouter } from "./http/create-router.ts";
import type { KitEnv } from "./http/kit-env.ts";
import type { DescribePage } from "./http/page-description.ts";
import { type ForOtherSites, securityHeaders } from "./http/security-headers.ts";
import { servePages } from "./http/serve-pages.ts";
import { UPLOAD_PATH } from "./imports/import-routes.ts";
import type { Kit } from "./kit.ts";
import { type Announcements, listenForAnnouncements } from "./live/listen-for-announcements.ts";
import { liveRoute } from "./live/live-route.ts";
import { LiveSockets } from "./live/live-sockets.ts";
import { showSockets } from "./metrics/show-sockets.ts";
import { type OperationsServer, startOperationsServer } from "./operations/operations-server.ts";
import { watchRequests } from "./operations/watch-requests.ts";
import { problem } from "./problem/problem.ts";
import { ProblemError } from "./problem/problem-error.ts";
import { urlOf } from "./product.ts";
import { healthRoutes } from "./routes/health-routes.ts";
import { sharedRoutes } from "./routes/shared-routes.ts";

export interface ServerParts<S extends Schema> {
  /** The app's own routes, as seen from /api. The shared ones are added to them. */
  readonly api: OpenAPIHono<KitEnv, S>;
  /** The folder of the built pages. */
  readonly webRoot: URL;
  /** What is known of a page when it is asked for. Left out: nothing. */
  readonly describePage?: DescribePage | undefined;
  /** What of the app other sites may use. Left out: nothing. */
  readonly forOtherSites?: ForOtherSites | undefined;
  /** Paths below /api that take files: their bodies have limits of their own. Default: none. */
  readonly uploads?: readonly string[] | undefined;
}

export interface Server {
  readonly app: Hono<KitEnv>;
  /** @param port By default the environment's PORT, else the one in the app's own URL. */
  listen(port?: number): Promise<{ readonly port: number }>;
  /**
   * Says that it stops, and goes on for DRAIN_SECONDS, so that whoever sends it requests hears of it.
   * Then it takes no more, finishes those under way, and closes the open pages' connections.
   */
  stop(): Promise<void>;
}

const MOST_BODY_BYTES = 1_000_000;
const LONGEST_STOP_MS = 10_000;
const IDLE_CHECK_MS = 50;
const MOST_MESSAGE_BYTES = 1_024;

/** An app's HTTP server: API with its description, sign-in, live updates, health, and pages. */
export function createServer<S extends Schema>(kit: Kit, parts: ServerParts<S>): Server {
  const sockets = new LiveSockets(kit);
  const app = createApp(kit, parts, sockets);
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES });
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Its types allow an explicit undefined where the adapter's do not.
    websocket: { server: webSockets as WebSocketServerLike },
  });
  let operations: OperationsServer | undefined;
  let announcements: Announcements | undefined;

  return {
    app,
    async listen(port = kit.env.PORT ?? portOf(urlOf(kit.product, kit.env))) {
      announcements = await listenForAnnouncements({
        url: kit.env.LISTEN_DATABASE_URL ?? kit.env.APP_DATABASE_URL,
        logger: kit.logger,
        onNews: (news) => sockets.hear(news),
        onPosition: (position) => sockets.reach(position),
        onGap: (since) => sockets.catchUp(since),
      });
      kit.readiness.add({
        name: "announcements",
        look: async () => (announcements?.isListening() ? undefined : "the line is down"),
      });
      showSockets(kit.metrics, () => webSockets.clients.size);
      operations = await startOperationsServer(kit, "server");
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, kit.env.HOST, () => {
          server.off("error", reject);
          resolve();
        });
      });
      return { port: (server.address() as AddressInfo).port }; // not null, and no pipe: it listens
    },
    async stop() {
      kit.readiness.stop();
      if (kit.env.DRAIN_SECONDS > 0) await delay(kit.env.DRAIN_SECONDS * 1_000);
      sockets.close();
      await closeServer(server);
      await announcements?.stop();
      await operations?.stop();
    },
  };
}

function createApp<S extends Schema>(
  kit: Kit,
  { api, webRoot, describePage, forOtherSites, uploads = [] }: ServerParts<S>,
  sockets: LiveSockets,
): Hono<KitEnv> {
  const routes = createRouter();
  routes.route("/api", sharedRoutes(kit));
  routes.route("/api", api);

  const app = new Hono<KitEnv>();
  app.use(watchRequests(kit));
  app.use(securityHeaders(kit, forOtherSites));
  app.route("/", healthRoutes(kit));
  app.use("/api/*", checkOrigin(kit.env));
  const limit = bodyLimit({ maxSize: MOST_BODY_BYTES, onError: tooLarge });
  // Their own are larger: whoever is nobody here is refused before anything is read.
  const large = [UPLOAD_PATH, ...uploads].map((path) => `/api${path}`);
  app.use("/api/*", except(large, limit));
  app.route("/api/auth", authRoutes(kit));
  app.route("/api", liveRoute(kit, sockets));
  app.route("/api", apiDocument(kit, routes));
  app.route("/", routes);
  app.all("/api/*", (c) =>
    problem(c, new ProblemError(404, "NOT_FOUND", "There is no such route")),
  );
  app.route("/", servePages(webRoot, describePage));
  app.onError((error, c) => problem(c, error));
  return app;
}

/** The rest of the body is not read, so the connection cannot be used again. */
function tooLarge(c: Context<KitEnv>): Response {
  c.header("connection", "close");
  return problem(c, new ProblemError(413, "BODY_TOO_LARGE", "The body is too large"));
}

function portOf(origin: string): number {
  const { port, protocol } = new URL(origin);
  return port ? Number(port) : protocol === "https:" ? 443 : 80;
}

/** Takes no more connections, and closes each one as soon as its request is answered. */
async function closeServer(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!("closeIdleConnections" in server)) return await closed; // HTTP/2, which we never ask for
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const giveUp = setTimeout(() => server.closeAllConnections(), LONGEST_STOP_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(giveUp);
}
