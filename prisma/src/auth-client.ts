import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client.ts";
import { openPool } from "./open-pool.ts";
import { statementNames } from "./statement-names.ts";

/** A client for what lies outside the tenants: users, sessions, organisations, invitations. */
export type AuthClient = PrismaClient;

const CONNECT_TIMEOUT_MS = 10_000;

/** @param url URL of the `auth` role; see `RoleUrls`. */
export function connectAuth(url: string, poolSize = 5): AuthClient {
  const pool = openPool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: statementNames(),
  });
  return new PrismaClient({ adapter });
}
