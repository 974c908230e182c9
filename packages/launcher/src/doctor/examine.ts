import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataFolder, startEmbeddedPostgres } from "@convene/prisma/embedded";
import { type RoleUrls, roleUrls } from "@convene/prisma/roles";
import { type Finding, warn } from "./finding.ts";
import { lookAtAddresses } from "./look-at-addresses.ts";
import { lookAtDatabase } from "./look-at-database.ts";
import { lookAtDisk } from "./look-at-disk.ts";
import { lookAtNode } from "./look-at-node.ts";
import { lookAtProviders } from "./look-at-providers.ts";
import { lookAtQueue } from "./look-at-queue.ts";
import { lookAtRoles } from "./look-at-roles.ts";
import { lookAtSecrets } from "./look-at-secrets.ts";
import { lookAtSettings } from "./look-at-settings.ts";

const DATABASE = "convene";

/** The database that is meant, and whether apps should be at work on it. */
interface DatabaseFound extends AsyncDisposable {
  /** Undefined: the environment has them, one by one. */
  readonly urls: RoleUrls | undefined;
  readonly isRunning: boolean;
  readonly findings: readonly Finding[];
  /** There is nothing to look at yet. */
  readonly isMissing: boolean;
}

/**
 * Looks at all that an installation needs, as servers and workers would find it with this environment.
 * Changes nothing; an embedded database that does not run is started for as long as it takes.
 */
export async function examine(
  variables: NodeJS.ProcessEnv,
  now: () => Date = () => new Date(),
): Promise<readonly Finding[]> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  await using database = await findDatabase(given);
  const { findings: settings, env } = lookAtSettings(given, database.urls);
  const findings = [lookAtNode(process.versions.node), ...settings, ...database.findings];
  if (!env) return findings;
  if (!database.isMissing) {
    const urls = database.urls ?? {
      app: env.APP_DATABASE_URL,
      auth: env.AUTH_DATABASE_URL,
      sweep: env.SWEEP_DATABASE_URL,
      queue: env.QUEUE_DATABASE_URL,
    };
    findings.push(
      ...(await lookAtRoles(urls)),
      ...(await lookAtDatabase(urls.app, now)),
      ...(await lookAtQueue(urls.queue, database.isRunning)),
    );
  }
  findings.push(
    ...lookAtSecrets(env),
    ...(await lookAtAddresses(env)),
    ...(await lookAtProviders(env)),
  );
  return findings;
}

async function findDatabase(variables: NodeJS.ProcessEnv): Promise<DatabaseFound> {
  const given = { isMissing: false, isRunning: true, findings: [], ...nothingToClose };
  if (variables.DATABASE_URL && URL.canParse(variables.DATABASE_URL)) {
    return { ...given, urls: givenUrls(variables, variables.DATABASE_URL) };
  }
  if (variables.DATABASE_URL || variables.APP_DATABASE_URL) return { ...given, urls: undefined };

  const folder = dataFolder(variables);
  const disk = lookAtDisk(nearest(folder));
  if (!existsSync(join(folder, "postgres", "PG_VERSION"))) {
    const none = warn(
      "database",
      "There is no embedded database yet",
      "Run `npx -y pnpm@12 start`, which makes one, or set DATABASE_URL",
    );
    // For the settings alone: it is never connected to.
    const urls = roleUrls("postgresql://nobody@127.0.0.1/none");
    return { ...given, urls, isMissing: true, findings: [disk, none] };
  }
  const server = await startEmbeddedPostgres({ dir: join(folder, "postgres"), log: () => {} });
  return {
    urls: roleUrls(server.url(DATABASE)),
    isMissing: false,
    isRunning: readdirSync(folder).some((name) => name.startsWith("running-")),
    findings: [disk],
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

const nothingToClose = { [Symbol.asyncDispose]: async () => {} };

/** As the start command derives them, except for those that somebody set. */
function givenUrls(variables: NodeJS.ProcessEnv, url: string): RoleUrls {
  const owner = variables.MIGRATION_DATABASE_URL ?? url;
  const derived = roleUrls(owner);
  return {
    owner,
    app: variables.APP_DATABASE_URL ?? derived.app,
    auth: variables.AUTH_DATABASE_URL ?? derived.auth,
    sweep: variables.SWEEP_DATABASE_URL ?? derived.sweep,
    queue: variables.QUEUE_DATABASE_URL ?? derived.queue,
  };
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}
