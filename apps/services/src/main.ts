import { createKit, runUntilStopped } from "@convene/server-kit";
import { readEnv } from "./env.ts";
import { createServicesServer } from "./server.ts";

const kit = await createKit("services", readEnv());
const server = createServicesServer(kit);
const { port } = await server.listen();
kit.logger.info({ port }, "Serving");
await runUntilStopped(kit, server);
