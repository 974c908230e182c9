import type { RoleUrls } from "@convene/prisma/roles";
import { readServerEnv, type ServerEnv, serverVariables } from "@convene/server-kit";
import { launcherVariables, readSettings, SettingsError } from "../env.ts";
import { roleVariables } from "../spawn-child.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

export interface SettingsFound {
  readonly findings: readonly Finding[];
  /** What servers and workers are told; undefined: they would not start with it. */
  readonly env: ServerEnv | undefined;
}

/** What belongs to us by its name alone. */
const OURS = /^(?:CONVENE|RESEND|SMTP|TWILIO|STRIPE|ZOOM|JITSI)_/;

/**
 * Reads the environment as the start command and the servers do.
 *
 * @param urls The roles' URLs where they follow from the owner's; undefined: the environment has them.
 */
export function lookAtSettings(
  variables: NodeJS.ProcessEnv,
  urls: RoleUrls | undefined,
): SettingsFound {
  const findings: Finding[] = [];
  let addresses: NodeJS.ProcessEnv = {};
  for (const line of faultsOf(() => {
    const { ats, services } = readSettings(variables).urls;
    addresses = { ATS_URL: ats, SERVICES_URL: services };
  })) {
    findings.push(faulty(line));
  }
  const known: ReadonlySet<string> = new Set([...serverVariables, ...launcherVariables]);
  for (const name of Object.keys(variables)) {
    if (!OURS.test(name) || known.has(name)) continue;
    findings.push(
      warn(
        "settings",
        `${name} is set and nobody reads it`,
        "See docs/configuration.md for its name",
      ),
    );
  }
  let env: ServerEnv | undefined;
  const given = urls
    ? { ...variables, ...addresses, ...roleVariables(urls), ...withSecret(variables) }
    : variables;
  for (const line of faultsOf(() => {
    env = readServerEnv(given);
  })) {
    findings.push(faulty(line));
  }
  if (env && findings.length === 0) findings.push(ok("settings", "All variables can be read"));
  return { findings, env };
}

/** The start command makes one where none is given. */
function withSecret({ CONVENE_SECRET }: NodeJS.ProcessEnv) {
  return CONVENE_SECRET ? {} : { CONVENE_SECRET: "made by the start command for itself" };
}

function faulty(line: string): Finding {
  return fail("settings", line, "See docs/configuration.md");
}

/** The lines below the first of what is thrown name variables, and never a value. */
function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [first = "", ...lines] = error.message.split("\n");
    return lines.length > 0 || !(error instanceof SettingsError)
      ? lines
      : [first.replace(/\.$/, "")];
  }
}
