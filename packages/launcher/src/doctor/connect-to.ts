import pg from "pg";

const PATIENCE_MS = 5_000;

/** Connects, and never leaves a connection that broke without somebody who hears of it. */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "convene doctor",
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Why there is no connection, and what to do: in our words, since the driver's can hold the URL. */
export function describeRefusal(
  error: unknown,
  url: string,
): { readonly says: string; readonly mend: string } {
  const { host, pathname, username } = new URL(url);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const user = decodeURIComponent(username);
  switch (code) {
    case "ECONNREFUSED":
      return { says: `Nobody listens at ${host}`, mend: "Start the server, or mend host and port" };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return { says: `${host} is not known`, mend: "Mend the host's name" };
    case "28P01":
      return {
        says: `The password of ${user} is wrong, or the role is not there yet`,
        mend: "Run `npx -y pnpm@12 convene migrate`, or set it: ALTER ROLE … PASSWORD",
      };
    case "28000":
      return {
        says: `${user} may not sign in`,
        mend: `ALTER ROLE ${user} LOGIN PASSWORD '…', and let it in by pg_hba.conf`,
      };
    case "3D000":
      return {
        says: `There is no database ${pathname.slice(1)}`,
        mend: "Run `npx -y pnpm@12 convene migrate`, which makes it",
      };
    case "53300":
      return { says: "The server has no connection left", mend: "Raise max_connections" };
    default:
      return {
        says: `No connection to ${host}${code && ` (${code})`}`,
        mend: "See whether this machine reaches it, and the server's log",
      };
  }
}
