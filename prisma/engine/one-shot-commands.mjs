import pg from "pg";
import { describeError } from "./failure-messages.mjs";
import { runAlone } from "./postgres-target.mjs";

/** Creates the database that `target` names, from the server's `postgres` database. */
export async function createDatabase(target) {
  const name = pg.escapeIdentifier(target.database);
  await runAlone(target.connectionTo("postgres"), `CREATE DATABASE ${name}`);
  return { databaseName: target.database };
}

const commands = {
  "can-connect-to-database": (target) => runAlone(target.connection, "SELECT 1"),
  "create-database": createDatabase,
};

/**
 * `schema-engine --datasource … cli <command>`: no conversation, only an exit code, and log lines on
 * standard error from which the CLI takes the error.
 *
 * @returns The exit code, 0 or 1.
 */
export async function runOneShotCommand(name, target) {
  const log = (level, fields) => {
    const timestamp = new Date().toISOString();
    const line = { timestamp, level, fields, target: "schema_engine::logger" };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
  try {
    const command = commands[name];
    if (!command) throw new Error(`Unknown command: ${name}`);
    await command(target);
    return 0;
  } catch (error) {
    const { code = "P1011", message } = describeError(error, target);
    log("INFO", { message: "Starting schema engine CLI" }); // the CLI skips the first line
    log("ERROR", { message, error_code: code, is_panic: false });
    return 1;
  }
}
