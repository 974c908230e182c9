import { createKit, runUntilStopped } from "@convene/server-kit";
import { readEnv } from "./env.ts";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { createServicesServer } from "./server.ts";

const kit = await createKit("services", readEnv(), { appJobs: servicesJobs });
const server = createServicesServer(kit);
const { port } = await server.listen();
kit.logger.info({ port }, "Serving");
await runUntilStopped(kit, server);
