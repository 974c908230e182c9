import type { ServerEnv } from "../env.ts";

const LOOPBACK_HOSTS: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK_HOSTS.includes(hostname);
}

/** The origins of the two apps. On a developer's machine, under each name of the loopback. */
export function allowedOrigins(env: Pick<ServerEnv, "ATS_URL" | "SERVICES_URL">): string[] {
  return [env.ATS_URL, env.SERVICES_URL].flatMap((origin) => {
    const url = new URL(origin);
    if (!isLoopbackHost(url.hostname)) return [origin];
    return LOOPBACK_HOSTS.map((host) => `${url.protocol}//${host}${url.port && `:${url.port}`}`);
  });
}
