import { DatabaseSetupError } from "@convene/prisma/roles";
import { examine } from "./doctor/examine.ts";
import { summaryOf, writeFindings } from "./doctor/write-findings.ts";
import { environmentVariables, readSettings, SettingsError } from "./env.ts";
import { migrate } from "./migrate.ts";

const USAGE = `Usage: npx -y pnpm@12 convene <command>

  doctor [--json]  looks at configuration, database, queue and providers, and says what to mend;
                   ends with 1 where something has to be
  migrate          brings the database of DATABASE_URL up to date, and lets the apps' roles sign in`;

const [command, ...options] = process.argv.slice(2);
switch (command) {
  case "doctor":
    process.exitCode = await runDoctor(options.includes("--json"));
    break;
  case "migrate":
    process.exitCode = await runMigrate();
    break;
  default:
    console.error(USAGE);
    process.exitCode = 2;
}

async function runDoctor(asJson: boolean): Promise<number> {
  const findings = await examine(environmentVariables());
  const summary = summaryOf(findings);
  console.log(asJson ? JSON.stringify({ summary, findings }, null, 2) : writeFindings(findings));
  return summary.fail > 0 ? 1 : 0;
}

async function runMigrate(): Promise<number> {
  try {
    const { database } = readSettings();
    if (!database) throw new SettingsError("Set DATABASE_URL to the owner's.");
    await migrate(database);
    console.log("The database is up to date.");
    return 0;
  } catch (error) {
    const expected = error instanceof SettingsError || error instanceof DatabaseSetupError;
    console.error(expected ? error.message : error);
    return 1;
  }
}
