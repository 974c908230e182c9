import { createKit, runUntilStopped, startWorker } from "@convene/server-kit";
import { readEnv } from "./env.ts";

const kit = await createKit("ats", readEnv());
const worker = await startWorker(kit);
kit.logger.info("Working");
await runUntilStopped(kit, worker);
