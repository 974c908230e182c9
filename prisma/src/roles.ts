import { createHmac } from "node:crypto";
import pg from "pg";
import { DatabaseSetupError } from "./database-setup-error.ts";

export { DatabaseSetupError };

/** A connection URL per database role; see the migrations for what each may do. */
export interface RoleUrls {
  /** Owns the schema and runs the migrations. No server or worker connects with it. */
  readonly owner: string;
  /** Both apps: sees one tenant at a time, inside a unit of work. */
  readonly app: string;
  /** The sign-in library: users, sessions, organisations. */
  readonly auth: string;
  /** Finds what is due across tenants; reads ids and times only. */
  readonly sweep: string;
  /** Owns the job queue. */
  readonly queue: string;
}

const DATABASE_ROLES = {
  app: "convene_app",
  auth: "convene_auth",
  sweep: "convene_sweep",
  queue: "convene_queue",
} as const;
type DerivedRole = keyof typeof DATABASE_ROLES;
const DERIVED_ROLES: readonly DerivedRole[] = ["app", "auth", "sweep", "queue"];

/**
 * The roles' URLs on the owner's database. Their passwords are derived from the owner's: whoever
 * knows that one may do all that they may, and two hosts that share a database agree on them.
 */
export function roleUrls(ownerUrl: string): RoleUrls {
  const derived = (role: DerivedRole) => {
    const url = new URL(ownerUrl);
    url.username = DATABASE_ROLES[role];
    url.password = derivedPassword(ownerUrl, role);
    return url.href;
  };
  return {
    owner: ownerUrl,
    app: derived("app"),
    auth: derived("auth"),
    sweep: derived("sweep"),
    queue: derived("queue"),
  };
}

/**
 * Lets the roles that the migrations made sign in, with derived passwords. Does nothing where they
 * can already.
 *
 * @param exceptFor Roles whose passwords somebody else looks after: those with a value.
 * @throws DatabaseSetupError where the owner may not alter roles; a server's administrator then gives the roles
 *   LOGIN and passwords by hand, and the apps get their URLs by environment variables.
 */
export async function assignRolePasswords(
  ownerUrl: string,
  exceptFor: Partial<Readonly<Record<DerivedRole, unknown>>> = {},
): Promise<RoleUrls> {
  const urls = roleUrls(ownerUrl);
  for (const role of DERIVED_ROLES) {
    if (exceptFor[role] !== undefined || (await canSignIn(urls[role]))) continue;
    await assignPassword(ownerUrl, role, derivedPassword(ownerUrl, role));
  }
  return urls;
}

/**
 * Lets a role sign in with the password of its URL. Does nothing where it can already.
 *
 * @throws DatabaseSetupError where the owner may not alter roles
 */
export async function givePassword(
  ownerUrl: string,
  role: DerivedRole,
  url: string,
): Promise<void> {
  if (await canSignIn(url)) return;
  await assignPassword(ownerUrl, role, decodeURIComponent(new URL(url).password));
}

function derivedPassword(ownerUrl: string, role: DerivedRole): string {
  const { username, password } = new URL(ownerUrl);
  return createHmac("sha256", `${username}:${password}`)
    .update(`convene database role ${DATABASE_ROLES[role]}`)
    .digest("base64url");
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function assignPassword(
  ownerUrl: string,
  role: DerivedRole,
  password: string,
): Promise<void> {
  const name = DATABASE_ROLES[role];
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `ALTER ROLE ${pg.escapeIdentifier(name)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`,
    );
  } catch (cause) {
    if (isConcurrentUpdate(cause)) return await assignPassword(ownerUrl, role, password);
    throw new DatabaseSetupError(
      `The database's owner may not set the password of the role ${name}, which somebody else made.
Have an administrator run ALTER ROLE ${name} LOGIN PASSWORD '…', and set ${role.toUpperCase()}_DATABASE_URL to the URL with it.`,
      { cause },
    );
  } finally {
    await client.end();
  }
}

/** Two processes alter the same catalogue row: PostgreSQL refuses one of them with an internal error. */
function isConcurrentUpdate(error: unknown): boolean {
  return error instanceof Error && error.message === "tuple concurrently updated";
}
