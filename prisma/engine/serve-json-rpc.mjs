import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { DatabaseConnector } from "./database-connector.mjs";
import { describeError, describeFailure } from "./failure-messages.mjs";
import { loadSchemaEngine } from "./wasm-engine.mjs";

/** The code under which the native engine reports every error of a call; details are in `data`. */
const CALL_FAILED = 4466;

/** Ids of our own requests to the CLI, far from those of its requests to us. */
const FIRST_REQUEST_ID = 1_000_000;

/**
 * Answers the CLI's calls one after the other until it closes standard input.
 *
 * Each call gets an engine and connections of its own, so that one that failed leaves nothing behind.
 */
export async function serveJsonRpc({ target, shadowTarget, datamodels, createDatabase }) {
  const connector = new DatabaseConnector(target, shadowTarget);
  let panicMessage;
  let callInProgress;

  const send = (message) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const sendError = (id, { code, message, meta }) => {
    const data = {
      is_panic: false,
      message,
      meta: meta ?? null,
      error_code: code ?? null,
    };
    send({ id, error: { code: CALL_FAILED, message, data } });
  };

  // A panic surfaces outside every promise that the call waits for. Unreported, the CLI would see the
  // engine hang up and end silently, with exit code 0.
  process.on("uncaughtException", (error) => {
    const message = panicMessage
      ? `Panic in the schema engine: ${panicMessage}`
      : String(error?.stack ?? error);
    if (callInProgress === undefined) {
      process.stderr.write(`${JSON.stringify({ level: "ERROR", fields: { message } })}\n`);
    } else {
      sendError(callInProgress, { message });
    }
    process.exitCode = 1;
    void connector.release().finally(() => process.stdin.destroy());
  });

  const SchemaEngine = loadSchemaEngine((message) => {
    panicMessage = message;
  });
  const factory = bindMigrationAwareSqlAdapterFactory(connector);
  const openEngine = () =>
    SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      factory,
    );

  // Alone among the methods, these two make no shadow database in the WebAssembly build. They do use
  // what devDiagnostic has worked out with one, provided that it ran on the same engine.
  const afterDiagnostic = (method) => async (params) => {
    const engine = await openEngine();
    const { migrationsList, filters } = params;
    await engine.devDiagnostic({ migrationsList, filters });
    return engine[method](params);
  };

  let nextRequestId = FIRST_REQUEST_ID;
  const methods = {
    createDatabase,
    createMigration: afterDiagnostic("createMigration"),
    evaluateDataLoss: afterDiagnostic("evaluateDataLoss"),
    getDatabaseVersion: async (params) => (await openEngine()).version(params),
    // The native engine has the CLI print a diff; the WebAssembly build hands it back instead.
    diff: async (params) => {
      const engine = await openEngine();
      const { exitCode, stdout } = await engine.diff({ exitCode: null, ...params });
      if (stdout) send({ id: nextRequestId++, method: "print", params: { content: stdout } });
      return { exitCode, stdout: null };
    },
  };
  const call = async (method, params) => {
    const own = methods[method];
    return own ? own(params) : (await openEngine())[method](params);
  };

  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // the CLI's receipt for a `print`
    callInProgress = id;
    try {
      const result = await call(method, params);
      await connector.release();
      send({ id, result: result ?? null });
    } catch (error) {
      await connector.release();
      const described = describeError(error, target);
      const failure = connector.takeFailure();
      sendError(
        id,
        failure
          ? describeFailure(failure, { method, params, engineMessage: described.message })
          : described,
      );
    }
    callInProgress = undefined;
  }
}
