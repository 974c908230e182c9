import type { ServerEnv } from "./env.ts";

/** Which of the two apps a server or worker belongs to. */
export type Product = "ats" | "services";

/** Where people reach the app: its origin. */
export function urlOf(product: Product, env: Pick<ServerEnv, "ATS_URL" | "SERVICES_URL">): string {
  return product === "ats" ? env.ATS_URL : env.SERVICES_URL;
}
