import { once } from "node:events";
import { createServer } from "node:net";

/** All addresses, and the loopback, which some systems let two programs listen on side by side. */
const ADDRESSES = ["::", "0.0.0.0", "127.0.0.1"] as const;

/** @returns The first of the ports that another program listens on; undefined when all are free. */
export async function findTakenPort(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    for (const address of ADDRESSES) {
      if (await isTaken(port, address)) return port;
    }
  }
  return undefined;
}

async function isTaken(port: number, address: string): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ port, host: address });
    await once(probe, "listening");
    probe.close();
    await once(probe, "close");
    return false;
  } catch (error) {
    // Other refusals (no IPv6 here, a port for the administrator only) the app will explain itself.
    return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  }
}
