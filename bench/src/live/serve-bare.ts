import { once } from "node:events";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { WebSocketServer } from "ws";
import { BARE_CHANNEL, type ServeOrder } from "./serve-order.ts";

// The least that tells sockets what PostgreSQL tells it: everything to everybody.

const [order] = (await once(process, "message")) as [ServeOrder];
const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
await once(server, "listening");
const listener = new pg.Client({ connectionString: order.urls.app });
listener.on("notification", ({ payload = "" }) => {
  for (const socket of server.clients) socket.send(payload);
});
await listener.connect();
await listener.query(`LISTEN ${BARE_CHANNEL}`);
const { port } = server.address() as AddressInfo; // a port was asked for, not a pipe
process.send?.({ url: `ws://127.0.0.1:${port}` });
process.once("disconnect", () => process.exit());
