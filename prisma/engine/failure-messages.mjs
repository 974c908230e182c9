/**
 * Failures in the words and with the codes of Prisma's native engine, which the CLI, its users'
 * scripts and the documentation rely on.
 *
 * @see https://www.prisma.io/docs/orm/reference/error-reference
 */

const UNREACHABLE = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
]);

/** A connection or a single statement that failed: `{ code, message, meta }`, `code` maybe undefined. */
export function describeError(error, target) {
  const { address, user, database } = target;
  const cause = error.errors?.[0] ?? error; // Node tries every address of a host and reports all
  const detail = cause.message;
  if (UNREACHABLE.has(cause.code)) {
    return {
      code: "P1001",
      message: `Can't reach database server at ${address}\n\nPlease make sure your database server is running at ${address}.`,
    };
  }
  if (cause.code === "ETIMEDOUT" || /timeout|timed out/i.test(detail)) {
    return {
      code: "P1002",
      message: `The database server at ${address} was reached but timed out.\n\nContext: ${detail}`,
    };
  }
  switch (cause.code) {
    case "28000":
    case "28P01":
      return {
        code: "P1000",
        message: `Authentication failed against database server, the provided database credentials for \`${user}\` are not valid.\n\n${detail}`,
      };
    case "3D000":
      return {
        code: "P1003",
        message: `Database \`${database}\` does not exist on the database server at ${address}.`,
      };
    case "42P04":
      return {
        code: "P1009",
        message: `Database \`${database}\` already exists on the database server at ${address}`,
      };
    case "42501":
      return {
        code: "P1010",
        message: `User was denied access on the database \`${database}\`: ${detail}`,
      };
    default:
      return {
        code: /^P\d{4}$/.test(cause.code ?? "") ? cause.code : undefined,
        message: withoutSpanTrace(detail || String(cause)),
        meta: cause.meta,
      };
  }
}

/** A whole script, or the making of a shadow database, that failed: `{ code, message }`. */
export function describeFailure(failure, { method, params, engineMessage }) {
  if (failure.step === "createShadowDatabase") {
    return {
      code: "P3014",
      message: `Prisma Migrate could not create the shadow database. Please make sure the database user has permission to create databases. Read more about the shadow database (and workarounds) at https://pris.ly/d/migrate-shadow\n\nOriginal error:\n${failure.error.message}`,
    };
  }
  const cause = describeScriptError(failure);
  const migration = params?.migrationsList?.migrationDirectories.find(
    (directory) => directory.migrationFile.content.value === failure.script,
  )?.path;
  if (method === "applyMigrations") {
    return {
      code: "P3018",
      message: `A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve\n\nMigration name: ${migration}\n\n${cause}`,
    };
  }
  if (migration) {
    return {
      code: "P3006",
      message: `Migration \`${migration}\` failed to apply cleanly to the shadow database.\n\n${cause}`,
    };
  }
  return { message: `${engineMessage}\n\n${cause}` };
}

function describeScriptError({ script, error }) {
  const lines = [
    `Database error code: ${error.code}`,
    "",
    "Database error:",
    `${error.severity ?? "ERROR"}: ${error.message}`,
  ];
  if (error.detail) lines.push(`DETAIL: ${error.detail}`);
  if (error.hint) lines.push(`HINT: ${error.hint}`);
  if (error.position) {
    const line = script.slice(0, Number(error.position)).split("\n").length;
    lines.push("", `Position: line ${line} of the script`);
  }
  return lines.join("\n");
}

/** Cuts the engine's internal trace ("   0: sql_schema_connector::…") off a message. */
function withoutSpanTrace(message) {
  return message.replace(/\n +\d+: [\w:]+\n[\s\S]*$/, "");
}
