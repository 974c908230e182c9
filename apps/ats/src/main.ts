import { createKit, runUntilStopped } from "@convene/server-kit";
import { readEnv } from "./env.ts";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { createAtsServer } from "./server.ts";

const kit = await createKit("ats", readEnv(), { appJobs: atsJobs });
const server = createAtsServer(kit);
const { port } = await server.listen();
kit.logger.info({ port }, "Serving");
await runUntilStopped(kit, server);
