import { z } from "zod";

const databaseUrl = z.url({ protocol: /^postgres(?:ql)?$/ });
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
const flag = z
  .enum(["true", "false", "1", "0", ""])
  .transform((text) => text === "true" || text === "1");

const serverEnvSchema = z.object({
  /** Each role's own URL; see `RoleUrls` of @convene/prisma. */
  APP_DATABASE_URL: databaseUrl,
  AUTH_DATABASE_URL: databaseUrl,
  SWEEP_DATABASE_URL: databaseUrl,
  QUEUE_DATABASE_URL: databaseUrl,
  /** Cookies and links are signed with keys derived from it. Changing it signs everybody out. */
  CONVENE_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** Address to listen on; containers want 0.0.0.0. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Port to listen on; by default the one in the product's own URL. 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Where people reach each app: origins only. Links in mails start with them. */
  ATS_URL: origin.default("http://localhost:4000"),
  SERVICES_URL: origin.default("http://localhost:4001"),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  /** Requests a minute and client to public endpoints. */
  PUBLIC_RATE_LIMIT: z.coerce.number().int().min(1).default(120),
  /** Attempts a minute and client to sign in, sign up or reset a password. */
  SIGN_IN_RATE_LIMIT: z.coerce.number().int().min(1).default(30),
  /** Whether a reverse proxy in front sets X-Forwarded-For; otherwise that header is ignored. */
  TRUST_PROXY: flag.default(false),
});

/** What a server or worker is told by its environment. */
export type ServerEnv = z.infer<typeof serverEnvSchema>;

/**
 * Reads the environment of a server or worker. An app's env.ts calls it with `process.env`.
 *
 * @throws Error that names every variable at fault, and never a value
 */
export function readServerEnv(source: Readonly<Record<string, string | undefined>>): ServerEnv {
  const parsed = serverEnvSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete:\n${faults.join("\n")}`);
}
