import { createServer, type Kit, type Server, type ServerParts } from "@convene/server-kit";
import type { Schema } from "hono/types";
import { describeCareers } from "./pages/describe-careers.ts";
import { atsApi } from "./routes/ats-api.ts";
import { FILE_PATH } from "./routes/candidate-file-routes.ts";
import { APPLY_PATH } from "./routes/careers-routes.ts";

export { atsApi };

/** Where `vite build` puts the pages. */
export const WEB_ROOT = new URL("../web/dist/", import.meta.url);

/** The server of this app: its API and its pages. */
export function createAtsServer(kit: Kit): Server {
  return createServer(kit, { api: atsApi(kit), webRoot: WEB_ROOT, ...serverParts(kit) });
}

/** What it is beyond routes and files: pages that are described, and paths that take files. */
export function serverParts(kit: Kit): Pick<ServerParts<Schema>, "describePage" | "uploads"> {
  return { describePage: describeCareers(kit), uploads: [FILE_PATH, APPLY_PATH] };
}
