import { createServer, type Kit, type Server, type ServerParts } from "@convene/server-kit";
import type { Schema } from "hono/types";
import { describePages, EMBEDDED } from "./pages/describe-page.ts";
import { servicesApi } from "./routes/services-api.ts";

/** Where `vite build` puts the pages. */
const WEB_ROOT = new URL("../web/dist/", import.meta.url);

/** The server of this app: its API and its pages. */
export function createServicesServer(kit: Kit): Server {
  return createServer(kit, { api: servicesApi(kit), webRoot: WEB_ROOT, ...pageParts(kit) });
}

/** What its pages are beyond files: described when they are asked for, and some for other sites. */
export function pageParts(kit: Kit): Pick<ServerParts<Schema>, "describePage" | "forOtherSites"> {
  return {
    describePage: describePages(kit),
    forOtherSites: { framed: EMBEDDED, scripts: ["/embed.js"] },
  };
}

export { type ServicesApi, servicesApi } from "./routes/services-api.ts";
export { bookAppointment } from "./use-cases/book-appointment.ts";
export { findAlternatives } from "./use-cases/find-alternatives.ts";
