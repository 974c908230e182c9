import { dataFolder } from "@convene/prisma/embedded";
import type { RoleUrls } from "@convene/prisma/roles";
import { z } from "zod";

const url = z.url({ protocol: /^https?$/ });
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
const port = z.coerce.number().int().min(1).max(65_535);

const environment = z.object({
  DATABASE_URL: databaseUrl.optional(),
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  APP_DATABASE_URL: databaseUrl.optional(),
  AUTH_DATABASE_URL: databaseUrl.optional(),
  SWEEP_DATABASE_URL: databaseUrl.optional(),
  QUEUE_DATABASE_URL: databaseUrl.optional(),
  CONVENE_SECRET: z.string().min(32).optional(),
  ATS_PORT: port.default(4000),
  SERVICES_PORT: port.default(4001),
  ATS_URL: url.optional(),
  SERVICES_URL: url.optional(),
  METRICS_PORT: port.max(65_532).optional(),
});

/** The names of what the start command reads. */
export const launcherVariables: readonly string[] = [
  ...Object.keys(environment.shape),
  "CONVENE_DATA_DIR",
];

/** The environment as it is, for whoever looks at it as a whole. */
export function environmentVariables(): NodeJS.ProcessEnv {
  return process.env;
}

/** What the start command is told. */
export interface Settings {
  /** Absolute path; see `dataFolder`. */
  readonly dataFolder: string;
  /** A server of the operator's; undefined means the embedded one. */
  readonly database: DatabaseSettings | undefined;
  readonly secret: string | undefined;
  readonly ports: { readonly ats: number; readonly services: number };
  /** Public base URLs, without a slash at the end. */
  readonly urls: { readonly ats: string; readonly services: string };
  /** Of the first program; the others take those after it. Undefined: none tells of itself. */
  readonly metricsPort: number | undefined;
  /** Everything else that the environment holds goes to the apps as it is. */
  readonly inherited: NodeJS.ProcessEnv;
}

export interface DatabaseSettings {
  /** Where the apps connect to: the server, or a connection pooler in front of it. */
  readonly url: string;
  /** The schema's owner, past any pooler. */
  readonly ownerUrl: string;
  /** URLs of roles that somebody has given passwords by hand. */
  readonly roleUrls: {
    readonly app: string | undefined;
    readonly auth: string | undefined;
    readonly sweep: string | undefined;
    readonly queue: string | undefined;
  };
}

/** The environment was not understood; the message names each variable, for a person to mend. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** @throws SettingsError */
export function readSettings(variables: NodeJS.ProcessEnv = process.env): Settings {
  // A variable that is set to nothing is not set: that is how compose files and turbo pass them on.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new SettingsError(`The settings are not right.\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  if (values.ATS_PORT === values.SERVICES_PORT) {
    throw new SettingsError("ATS_PORT and SERVICES_PORT must differ.");
  }
  if (values.MIGRATION_DATABASE_URL && !values.DATABASE_URL) {
    throw new SettingsError("MIGRATION_DATABASE_URL needs DATABASE_URL beside it.");
  }
  return {
    dataFolder: dataFolder(variables),
    database: values.DATABASE_URL
      ? {
          url: values.DATABASE_URL,
          ownerUrl: values.MIGRATION_DATABASE_URL ?? values.DATABASE_URL,
          roleUrls: {
            app: values.APP_DATABASE_URL,
            auth: values.AUTH_DATABASE_URL,
            sweep: values.SWEEP_DATABASE_URL,
            queue: values.QUEUE_DATABASE_URL,
          },
        }
      : undefined,
    secret: values.CONVENE_SECRET,
    ports: { ats: values.ATS_PORT, services: values.SERVICES_PORT },
    urls: {
      ats: withoutSlash(values.ATS_URL ?? `http://localhost:${values.ATS_PORT}`),
      services: withoutSlash(values.SERVICES_URL ?? `http://localhost:${values.SERVICES_PORT}`),
    },
    metricsPort: values.METRICS_PORT,
    inherited: variables,
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}

const roleUrls = z.object({
  OWNER_DATABASE_URL: databaseUrl,
  APP_DATABASE_URL: databaseUrl,
  AUTH_DATABASE_URL: databaseUrl,
  SWEEP_DATABASE_URL: databaseUrl,
  QUEUE_DATABASE_URL: databaseUrl,
});

/** The roles' URLs, in the process that writes the demo data. */
export function readRoleUrls(variables: NodeJS.ProcessEnv = process.env): RoleUrls {
  const values = roleUrls.parse(variables);
  return {
    owner: values.OWNER_DATABASE_URL,
    app: values.APP_DATABASE_URL,
    auth: values.AUTH_DATABASE_URL,
    sweep: values.SWEEP_DATABASE_URL,
    queue: values.QUEUE_DATABASE_URL,
  };
}

const linkVariables = z.object({
  CONVENE_SECRET: z.string().min(32),
  ATS_URL: z.url(),
  SERVICES_URL: z.url(),
});

/** What it takes to write links that the apps open, in the process that writes the demo data. */
export function readLinkVariables(variables: NodeJS.ProcessEnv = process.env) {
  return linkVariables.parse(variables);
}
