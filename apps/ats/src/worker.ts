import { createKit, runUntilStopped, startWorker } from "@convene/server-kit";
import { readEnv } from "./env.ts";
import { atsJobs } from "./jobs/ats-jobs.ts";

const kit = await createKit("ats", readEnv(), { appJobs: atsJobs });
const worker = await startWorker(kit);
kit.logger.info("Working");
await runUntilStopped(kit, worker);
