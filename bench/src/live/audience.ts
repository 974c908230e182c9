import { once } from "node:events";
import { WebSocket } from "ws";

/** Open pages that wait for news. */
export interface Audience {
  /**
   * The moments, in milliseconds of `performance.now()`, at which each of them heard of an id.
   *
   * @throws Error where one of them does not hear of it
   */
  heard(id: string): Promise<number[]>;
  close(): void;
}

const LONGEST_MS = 30_000;

/** Opens so many sockets, taking turns among the servers. */
export async function openAudience(
  urls: readonly string[],
  count: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Audience> {
  const waiting = new Map<string, (at: number) => void>();
  const sockets: WebSocket[] = [];
  for (let index = 0; index < count; index++) {
    const socket = new WebSocket(urls[index % urls.length] ?? "", { headers });
    socket.on("message", (data) => {
      const at = performance.now();
      for (const { id } of [JSON.parse(String(data))].flat()) waiting.get(id)?.(at);
    });
    await once(socket, "open");
    sockets.push(socket);
  }
  return {
    async heard(id) {
      const arrivals: number[] = [];
      const all = Promise.withResolvers<void>();
      const timer = setTimeout(
        () => all.reject(new Error(`${arrivals.length} of ${count} heard of it`)),
        LONGEST_MS,
      );
      waiting.set(id, (at) => {
        arrivals.push(at);
        if (arrivals.length === count) all.resolve();
      });
      await all.promise.finally(() => clearTimeout(timer));
      waiting.delete(id);
      return arrivals;
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}
