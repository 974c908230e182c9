import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openPool } from "./open-pool.ts";

const AUTHENTICATED = Buffer.from("R\0\0\0\x08\0\0\0\0");
const READY = Buffer.from("Z\0\0\0\x05I");
const FIELDS = "SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0";
const ENDED = Buffer.concat([
  Buffer.from("E\0\0\0"),
  Buffer.from([FIELDS.length + 4]),
  Buffer.from(FIELDS),
]);

/** Lets connections in and ends them in the same breath: both are read at once. */
const server = createServer((socket) => {
  socket.on("error", () => {});
  socket.once("data", () => socket.end(Buffer.concat([AUTHENTICATED, READY, ENDED])));
});
afterEach(() => void server.close());

test("a connection that ends on its way out of the pool does not take the process along", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const pool = openPool({ host: "127.0.0.1", port, user: "anyone", password: "", database: "any" });
  const connection = await pool.connect();
  await expect(connection.query("SELECT 1")).rejects.toThrow(/connection|terminat/i);
  connection.release(true);
  await pool.end();
});
