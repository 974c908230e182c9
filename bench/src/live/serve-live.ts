import { once } from "node:events";
import { createServicesServer } from "@convene/services/server";
import { openBenchKit } from "../notifications/open-bench-kit.ts";
import type { ServeOrder } from "./serve-order.ts";

// The services app's server in a process of its own.

const [order] = (await once(process, "message")) as [ServeOrder];
const kit = await openBenchKit(order.urls, new Date(order.now));
const { port } = await createServicesServer(kit).listen(0);
process.send?.({ url: `ws://127.0.0.1:${port}/api/live` });
process.once("disconnect", () => process.exit());
