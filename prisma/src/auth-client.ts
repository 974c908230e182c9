import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client.ts";
import { statementNames } from "./statement-names.ts";

/** A client for what lies outside the tenants: users, sessions, organisations, invitations. */
export type AuthClient = PrismaClient;

/** @param url URL of the `auth` role; see `RoleUrls`. */
export function connectAuth(url: string, poolSize = 5): AuthClient {
  const adapter = new PrismaPg(
    { connectionString: url, max: poolSize },
    { statementNameGenerator: statementNames() },
  );
  return new PrismaClient({ adapter });
}
