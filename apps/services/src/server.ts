import { createServer, type Kit, type Server } from "@convene/server-kit";
import { servicesApi } from "./routes/services-api.ts";

/** Where `vite build` puts the pages. */
const WEB_ROOT = new URL("../web/dist/", import.meta.url);

/** The server of this app: its API and its pages. */
export function createServicesServer(kit: Kit): Server {
  return createServer(kit, { api: servicesApi(kit), webRoot: WEB_ROOT });
}

export { type ServicesApi, servicesApi } from "./routes/services-api.ts";
