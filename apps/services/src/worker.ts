import { createKit, runUntilStopped, startWorker } from "@convene/server-kit";
import { readEnv } from "./env.ts";
import { servicesJobs } from "./jobs/services-jobs.ts";

const kit = await createKit("services", readEnv(), { appJobs: servicesJobs });
const worker = await startWorker(kit);
kit.logger.info("Working");
await runUntilStopped(kit, worker);
