import { z } from "zod";

const databaseUrl = z.url({ protocol: /^postgres(?:ql)?$/ });
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
const flag = z
  .enum(["true", "false", "1", "0", ""])
  .transform((text) => text === "true" || text === "1");

/** Unset, which is also what an empty one means: compose files pass variables on like that. */
function optional<S extends z.ZodType<string | number>>(schema: S) {
  return z.union([z.literal("").transform(() => undefined), schema]).optional();
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port: 0 to 65535")
  .transform(Number);

/** `name=value,name=value`, values percent-encoded, as OpenTelemetry has it. */
function readHeaders(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name.trim(), decodeURIComponent(value.join("=").trim())];
    }),
  );
}

const LEAST_SECRET_LENGTH = 32;
const TOO_SHORT = `must have at least ${LEAST_SECRET_LENGTH} characters`;

const serverEnvSchema = z.object({
  /** Each role's own URL; see `RoleUrls` of @convene/prisma. */
  APP_DATABASE_URL: databaseUrl,
  AUTH_DATABASE_URL: databaseUrl,
  SWEEP_DATABASE_URL: databaseUrl,
  QUEUE_DATABASE_URL: databaseUrl,
  /** The app's role again, straight to PostgreSQL, where a pooler of transactions stands before it: live updates listen. */
  LISTEN_DATABASE_URL: optional(databaseUrl),
  /** Cookies and links are signed with keys derived from it. Changing it signs everybody out. */
  CONVENE_SECRET: z.string().min(LEAST_SECRET_LENGTH, TOO_SHORT),
  /** Earlier values of it, with commas between: what they sealed and signed can still be opened. */
  CONVENE_PREVIOUS_SECRETS: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((secret) => secret !== ""))
    // One with a comma in it would be taken for two.
    .refine((secrets) => secrets.every(({ length }) => length >= LEAST_SECRET_LENGTH), TOO_SHORT),
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
  /**
   * How often one mail address may be named: in vain to sign in, within 15 minutes; to sign up, book or
   * apply, an hour; to reset a password, a day.
   */
  ACCOUNT_RATE_LIMIT: z.coerce.number().int().min(1).default(20),
  /** Where metrics and health are told, on a port of their own; left out: nowhere. 0 takes any free one. */
  METRICS_PORT: optional(port),
  /** Address of that port: whoever may see it, from this machine alone by default. */
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  /** How long a server that stops says so at /readyz before it takes no more requests. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(120).default(0),
  /** Traces go there, as OTLP over HTTP; left out: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  /** Sent along with them, `name=value` with commas between: a collector's key. */
  OTEL_EXPORTER_OTLP_HEADERS: z.string().default("").transform(readHeaders),
  /** The name under which this process is traced; default: convene-ats or convene-services. */
  OTEL_SERVICE_NAME: optional(z.string()),
  /** The share of requests that is traced, 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z
    .union([z.literal("").transform(() => 1), z.coerce.number().min(0).max(1)])
    .default(1),
  /** Whether a reverse proxy in front sets X-Forwarded-For; otherwise that header is ignored. */
  TRUST_PROXY: flag.default(false),

  /** The address that all mails come from. Needed with a provider of mail. */
  MAIL_FROM: optional(z.email()),
  /** Mail goes through Resend. */
  RESEND_API_KEY: optional(z.string()),
  /** What Resend signs its webhooks with; without it they are not taken. */
  RESEND_WEBHOOK_SECRET: optional(
    z.string().regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/, "must be as Resend shows it: whsec_…"),
  ),
  /** Where Resend's API is: for a stand-in. */
  RESEND_BASE_URL: optional(origin),
  /** Mail goes through this server, e.g. `smtps://user:password@mail.example.com:465`. */
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  /** Text messages go through Twilio. */
  TWILIO_ACCOUNT_SID: optional(z.string().regex(/^AC[0-9a-f]{32}$/i, "must be AC and 32 digits")),
  TWILIO_AUTH_TOKEN: optional(z.string()),
  /** The sender: a number or name, or else a messaging service. */
  TWILIO_FROM: optional(z.string()),
  TWILIO_MESSAGING_SERVICE_SID: optional(
    z.string().regex(/^MG[0-9a-f]{32}$/i, "must be MG and 32 digits"),
  ),
  /** Where Twilio's API is: for a stand-in. */
  TWILIO_BASE_URL: optional(origin),

  /** Members can connect their Google calendars. */
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  /** Where Google is: for a stand-in. */
  GOOGLE_BASE_URL: optional(origin),
  /** Members can connect their Outlook calendars. */
  MICROSOFT_CLIENT_ID: optional(z.string()),
  MICROSOFT_CLIENT_SECRET: optional(z.string()),
  /** Whose accounts: `common`, `organizations`, or one directory's id. */
  MICROSOFT_TENANT: z.string().min(1).default("common"),
  /** Where Microsoft is: for a stand-in. */
  MICROSOFT_BASE_URL: optional(origin),
  /** Whether CalDAV servers may be in our own network and speak http; members enter their addresses. */
  CALDAV_PRIVATE_HOSTS: flag.default(false),
  /** Meetings can take place in Zoom, through a server-to-server app. */
  ZOOM_ACCOUNT_ID: optional(z.string()),
  ZOOM_CLIENT_ID: optional(z.string()),
  ZOOM_CLIENT_SECRET: optional(z.string()),
  /** Where Zoom is: for a stand-in. */
  ZOOM_BASE_URL: optional(origin),
  /** Clients of the services app pay by card, through Stripe. */
  STRIPE_SECRET_KEY: optional(
    z.string().regex(/^[sr]k_(?:test|live)_\w+$/, "must begin with sk_ or rk_"),
  ),
  /** What Stripe signs its webhooks with. */
  STRIPE_WEBHOOK_SECRET: optional(
    z.string().regex(/^whsec_\w{16,}$/, "must be as Stripe shows it: whsec_…"),
  ),
  /** Where Stripe's API is: for a stand-in. */
  STRIPE_BASE_URL: optional(origin),
  /** Where meetings online take place by default; needs no account. */
  JITSI_URL: z.url({ protocol: /^https?$/ }).default("https://meet.jit.si"),
});

/** The names of what a server or worker reads. */
export const serverVariables: readonly string[] = Object.keys(serverEnvSchema.shape);

type Fault = readonly [name: keyof ServerEnv, message: string];

/** What does not go together, although each variable is right by itself. */
function faultsBetween(env: ServerEnv): readonly Fault[] {
  const faults: Fault[] = [];
  const { RESEND_API_KEY, SMTP_URL, TWILIO_ACCOUNT_SID } = env;
  if (RESEND_API_KEY && SMTP_URL) {
    faults.push(["SMTP_URL", "mail goes through one provider: leave this or RESEND_API_KEY out"]);
  }
  if ((RESEND_API_KEY || SMTP_URL) && !env.MAIL_FROM) {
    faults.push(["MAIL_FROM", "is needed with RESEND_API_KEY or SMTP_URL"]);
  }
  for (const names of TOGETHER) {
    const given = names.find((name) => env[name]);
    const missing = names.filter((name) => !env[name]);
    if (given) for (const name of missing) faults.push([name, `is needed with ${given}`]);
  }
  if (env.RESEND_WEBHOOK_SECRET && !RESEND_API_KEY) {
    faults.push(["RESEND_API_KEY", "is needed with RESEND_WEBHOOK_SECRET"]);
  }
  if (!TWILIO_ACCOUNT_SID) {
    for (const name of TWILIO_VARIABLES) {
      if (env[name]) faults.push(["TWILIO_ACCOUNT_SID", `is needed with ${name}`]);
    }
    return faults;
  }
  if (!env.TWILIO_AUTH_TOKEN) {
    faults.push(["TWILIO_AUTH_TOKEN", "is needed with TWILIO_ACCOUNT_SID"]);
  }
  if (Boolean(env.TWILIO_FROM) === Boolean(env.TWILIO_MESSAGING_SERVICE_SID)) {
    faults.push(["TWILIO_FROM", "either this or TWILIO_MESSAGING_SERVICE_SID is needed"]);
  }
  return faults;
}

/** All of them, or none. */
const TOGETHER = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
  ["ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET"],
  ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
] as const;

const TWILIO_VARIABLES = [
  "TWILIO_AUTH_TOKEN",
  "TWILIO_FROM",
  "TWILIO_MESSAGING_SERVICE_SID",
] as const;

/** What a server or worker is told by its environment. */
export type ServerEnv = z.infer<typeof serverEnvSchema>;

/**
 * Reads the environment of a server or worker. An app's env.ts calls it with `process.env`.
 *
 * @throws Error that names every variable at fault, and never a value
 */
export function readServerEnv(source: Readonly<Record<string, string | undefined>>): ServerEnv {
  const parsed = serverEnvSchema.safeParse(source);
  const faults = parsed.success
    ? faultsBetween(parsed.data).map(([name, message]) => `${name}: ${message}`)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(`The environment is not complete:\n${faults.join("\n")}`);
}
