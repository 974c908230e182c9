import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKOUT = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * The folder for everything that a running checkout keeps: databases, passwords, logs.
 *
 * @returns An absolute path: CONVENE_DATA_DIR where that is set, else `.data` of the checkout.
 */
export function dataFolder(variables: NodeJS.ProcessEnv = process.env): string {
  return resolve(variables.CONVENE_DATA_DIR || `${CHECKOUT}.data`);
}

/** The share in a server that a killed process held, as the watch in lease.ts hands it over. */
export function leaseOfDeadProcess() {
  return {
    url: required("CONVENE_LEASE_URL"),
    dataFolder: required("CONVENE_LEASE_DATA"),
    lockFile: required("CONVENE_LEASE_LOCK"),
    backendPid: Number(required("CONVENE_LEASE_BACKEND")),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
