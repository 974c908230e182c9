import { PgClient } from "./character-columns.mjs";

/** Parameters that Prisma reads from a URL and that pg would pass on to the server, which refuses them. */
const PRISMA_PARAMETERS = [
  "schema",
  "connection_limit",
  "connect_timeout",
  "pool_timeout",
  "pgbouncer",
];

/**
 * What a Prisma connection URL says.
 *
 * `address` is host and port in backquotes, the way the CLI's messages quote them.
 */
export function readPostgresTarget(text) {
  const url = new URL(text);
  const parameters = url.searchParams;
  const schema = parameters.get("schema") ?? undefined;
  const connectTimeoutSeconds = Number(parameters.get("connect_timeout") ?? 5);
  const host = url.hostname || parameters.get("host") || "localhost";
  for (const name of PRISMA_PARAMETERS) parameters.delete(name);
  const connection = {
    connectionString: url.href,
    connectionTimeoutMillis: connectTimeoutSeconds * 1000,
  };
  return {
    connection,
    schema,
    address: `\`${host}:${url.port || 5432}\``,
    user: decodeURIComponent(url.username),
    database: decodeURIComponent(url.pathname.slice(1)) || "postgres",
    /** Connection settings of another database on the same server. */
    connectionTo(database) {
      const other = new URL(url);
      other.pathname = `/${encodeURIComponent(database)}`;
      return { ...connection, connectionString: other.href };
    },
  };
}

/** Runs one statement on a connection of its own, outside any transaction: CREATE DATABASE needs that. */
export async function runAlone(connection, sql) {
  const client = new PgClient(connection);
  client.on("error", () => {}); // reported by the query; unheard, it would end the process
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
