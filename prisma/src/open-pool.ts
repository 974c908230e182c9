import pg from "pg";

/**
 * A pool of connections, each of which may end at any moment: the server is killed, an administrator
 * ends it, a firewall forgets it. Whoever uses it just then is told by what it asked. Between a
 * connection's way out of the pool and the adapter's own listener it has none, and an error without a
 * listener ends the process.
 */
export function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  return pool;
}
