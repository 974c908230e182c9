import type { ServerEnv } from "@convene/server-kit";
import { createTransport } from "nodemailer";
import { type Finding, fail, ok, warn } from "./finding.ts";

const PATIENCE_MS = 5_000;
/** No mail has it: whoever may ask is told so. */
const NO_MAIL = "00000000-0000-0000-0000-000000000000";

/** What came of a question to a provider. */
type Verdict = "known" | "refused" | "unreachable";

/**
 * Asks each provider that is set up something that changes nothing, by the key that it gave us. What is
 * not set up is said too: messages then stay in the outbox.
 */
export async function lookAtProviders(env: ServerEnv): Promise<readonly Finding[]> {
  return await Promise.all([
    lookAtMail(env),
    told("text messages", "Twilio", "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN", askTwilio(env)),
    told("google", "Google", "GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET", askGoogle(env)),
    told("microsoft", "Microsoft", "MICROSOFT_CLIENT_ID and _SECRET", askMicrosoft(env)),
    told("zoom", "Zoom", "ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and _SECRET", askZoom(env)),
    told("cards", "Stripe", "STRIPE_SECRET_KEY", askStripe(env)),
  ]);
}

async function lookAtMail(env: ServerEnv): Promise<Finding> {
  if (env.RESEND_API_KEY) return told("mail", "Resend", "RESEND_API_KEY", askResend(env));
  if (env.SMTP_URL) {
    return told("mail", "The mail server", "SMTP_URL", askMailServer(env.SMTP_URL));
  }
  return warn(
    "mail",
    "Not set up: mails stay in the outbox, and reach nobody",
    "Set RESEND_API_KEY or SMTP_URL, and MAIL_FROM",
  );
}

/** @param asked Undefined: it is not set up. */
async function told(
  about: string,
  provider: string,
  variables: string,
  asked: Promise<Verdict> | undefined,
): Promise<Finding> {
  if (!asked) return ok(about, "Not set up");
  const verdict: Verdict = await asked;
  switch (verdict) {
    case "known":
      return ok(about, `${provider} takes the key`);
    case "refused":
      return fail(about, `${provider} refuses the key`, `Mend ${variables}`);
    case "unreachable":
      return warn(
        about,
        `${provider} does not answer from here`,
        "See whether this machine may reach it",
      );
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function ask(url: string, init: RequestInit = {}): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return undefined;
  }
}

/** Of an answer that is no refusal of the key, whatever else it says. */
function verdictOf(answer: Answer | undefined, isRefusal: (answer: Answer) => boolean): Verdict {
  if (!answer || answer.status >= 500) return "unreachable";
  return isRefusal(answer) ? "refused" : "known";
}

const isUnauthorised = ({ status }: Answer) => status === 401 || status === 403;

function basic(user: string, password: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}

async function askResend({ RESEND_API_KEY, RESEND_BASE_URL }: ServerEnv): Promise<Verdict> {
  const answer = await ask(`${RESEND_BASE_URL ?? "https://api.resend.com"}/emails/${NO_MAIL}`, {
    headers: { authorization: `Bearer ${RESEND_API_KEY}` },
  });
  // A key that may only send is a good one, and may not read.
  return verdictOf(
    answer,
    (one) => isUnauthorised(one) && !one.body.includes("restricted_api_key"),
  );
}

async function askMailServer(url: string): Promise<Verdict> {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return "known";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "EAUTH" ? "refused" : "unreachable";
  } finally {
    transport.close();
  }
}

function askTwilio(env: ServerEnv): Promise<Verdict> | undefined {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token } = env;
  if (!account || !token) return undefined;
  const base = env.TWILIO_BASE_URL ?? "https://api.twilio.com";
  return ask(`${base}/2010-04-01/Accounts/${account}.json`, {
    headers: basic(account, token),
  }).then((answer) => verdictOf(answer, isUnauthorised));
}

/** Whoever renews with nothing to renew is told so, once it is known who asks. */
async function askForToken(url: string, client: Readonly<Record<string, string>>) {
  const body = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: "none",
    ...client,
  });
  const answer = await ask(url, { method: "POST", body });
  return verdictOf(answer, (one) => !one.body.includes("invalid_grant"));
}

function askGoogle(env: ServerEnv): Promise<Verdict> | undefined {
  const { GOOGLE_CLIENT_ID: client_id, GOOGLE_CLIENT_SECRET: client_secret } = env;
  if (!client_id || !client_secret) return undefined;
  const base = env.GOOGLE_BASE_URL ?? "https://oauth2.googleapis.com";
  return askForToken(`${base}/token`, { client_id, client_secret });
}

function askMicrosoft(env: ServerEnv): Promise<Verdict> | undefined {
  const { MICROSOFT_CLIENT_ID: client_id, MICROSOFT_CLIENT_SECRET: client_secret } = env;
  if (!client_id || !client_secret) return undefined;
  const base = env.MICROSOFT_BASE_URL ?? "https://login.microsoftonline.com";
  const url = `${base}/${encodeURIComponent(env.MICROSOFT_TENANT)}/oauth2/v2.0/token`;
  return askForToken(url, { client_id, client_secret, scope: "offline_access" });
}

function askZoom(env: ServerEnv): Promise<Verdict> | undefined {
  const { ZOOM_ACCOUNT_ID: account, ZOOM_CLIENT_ID: id, ZOOM_CLIENT_SECRET: secret } = env;
  if (!account || !id || !secret) return undefined;
  const base = env.ZOOM_BASE_URL ?? "https://zoom.us";
  const query = new URLSearchParams({ grant_type: "account_credentials", account_id: account });
  return ask(`${base}/oauth/token?${query}`, {
    method: "POST",
    headers: basic(id, secret),
  }).then((answer) => verdictOf(answer, ({ status }) => status >= 400));
}

function askStripe(env: ServerEnv): Promise<Verdict> | undefined {
  const { STRIPE_SECRET_KEY: key } = env;
  if (!key) return undefined;
  return ask(`${env.STRIPE_BASE_URL ?? "https://api.stripe.com"}/v1/balance`, {
    headers: { authorization: `Bearer ${key}` },
  }).then((answer) => verdictOf(answer, ({ status }) => status === 401)); // 403: a restricted key
}
