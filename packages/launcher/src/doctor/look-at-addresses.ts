import type { ServerEnv } from "@convene/server-kit";
import { type Finding, fail, ok, warn } from "./finding.ts";

const PATIENCE_MS = 5_000;

/** Whether people can reach both apps, and by an encrypted way. */
export async function lookAtAddresses(
  env: Pick<ServerEnv, "ATS_URL" | "SERVICES_URL">,
): Promise<readonly Finding[]> {
  return await Promise.all(
    (["ATS_URL", "SERVICES_URL"] as const).map((name) => lookAtAddress(name, env[name])),
  );
}

async function lookAtAddress(name: string, address: string): Promise<Finding> {
  const { hostname, protocol } = new URL(address);
  if (protocol === "http:" && !isThisMachine(hostname)) {
    return fail(
      name,
      `${address} is not encrypted: whoever is in between reads passwords`,
      "Put a proxy with a certificate in front, and say https",
    );
  }
  const status = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    .then(async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    })
    .catch(() => undefined);
  if (status === 200) return ok(name, `${address} is ready`);
  const says = status === undefined ? "does not answer from here" : `answers ${status} at /readyz`;
  return warn(name, `${address} ${says}`, "Start the server, or see what it says at /readyz");
}

/** Whether an address leads nowhere but to this machine. */
export function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
}
