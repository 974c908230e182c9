import { createServer, type Kit, type Server } from "@convene/server-kit";
import { atsApi } from "./routes/ats-api.ts";

export { atsApi };

/** Where `vite build` puts the pages. */
export const WEB_ROOT = new URL("../web/dist/", import.meta.url);

/** The server of this app: its API and its pages. */
export function createAtsServer(kit: Kit): Server {
  return createServer(kit, { api: atsApi(kit), webRoot: WEB_ROOT });
}
