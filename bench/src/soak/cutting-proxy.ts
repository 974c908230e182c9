import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server that drops connections when it is told to. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts so many of the open connections, chosen by `pick`, wherever they are. */
  cut(count: number, pick: (most: number) => number): void;
  /**
   * The next transactions to commit are committed, and whoever committed them does not come to know: the
   * connection ends between the server's deed and its answer.
   */
  loseNextCommits(count: number): void;
  /** How many were lost like that so far. */
  lostCommits(): number;
  close(): Promise<void>;
}

const COMMIT = Buffer.from("COMMIT");

/** Passes connections on to a PostgreSQL on this machine. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let toLose = 0;
  let lost = 0;

  const server = createServer((inner) => {
    const outer = connect(targetPort, "127.0.0.1");
    let isLosing = false;
    const end = () => {
      open.delete(inner);
      inner.destroy();
      outer.destroy();
    };
    open.add(inner);
    for (const socket of [inner, outer]) {
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
    }
    inner.on("data", (chunk) => {
      if (toLose > 0 && !isLosing && chunk.includes(COMMIT)) {
        toLose -= 1;
        lost += 1;
        isLosing = true;
      }
      outer.write(chunk);
    });
    outer.on("data", (chunk) => {
      if (isLosing) end();
      else inner.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // no pipe: it listens on a port
  return {
    port,
    cut(count, pick) {
      for (let left = Math.min(count, open.size); left > 0; left--) {
        [...open][pick(open.size - 1)]?.destroy();
      }
    },
    loseNextCommits(count) {
      toLose += count;
    },
    lostCommits: () => lost,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
