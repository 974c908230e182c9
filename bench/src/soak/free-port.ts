import { createServer } from "node:net";

/** A port of the loopback that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "localhost", resolve));
  const address = holder.address();
  await new Promise((resolve) => holder.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}
