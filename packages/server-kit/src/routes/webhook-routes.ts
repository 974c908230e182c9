import {
  checkTwilioSignature,
  type ProviderReport,
  readResendWebhook,
  readTwilioReply,
  readTwilioStatus,
  recordDeliveryReport,
  recordPhoneWish,
  type WebhookRefusal,
} from "@convene/notifications";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import type { KitEnv } from "../http/kit-env.ts";
import { limitFailures } from "../http/rate-limit.ts";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { urlOf } from "../product.ts";

const messageParams = z.object({ tenantId: z.uuid(), notificationId: z.uuid() });

/** An answer to a text message that says nothing: Twilio confirms STOP and START by itself. */
const NO_REPLY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/**
 * Where the providers tell what became of messages, and who answered STOP. No browser and no member asks
 * here, so the routes are not in the API's description; what counts is the signature. Those of a provider
 * that is not set up are not there.
 */
export function webhookRoutes(kit: Kit): OpenAPIHono<KitEnv> {
  const app = createRouter();
  app.use("/webhooks/*", limitFailures(kit));
  const { RESEND_API_KEY: apiKey, RESEND_WEBHOOK_SECRET: secret } = kit.env;
  if (apiKey && secret) app.post("/webhooks/resend", (c) => takeResend(kit, { apiKey, secret }, c));
  const { TWILIO_AUTH_TOKEN: authToken } = kit.env;
  if (authToken) {
    app.post("/webhooks/twilio/status/:tenantId/:notificationId", (c) =>
      takeTwilioStatus(kit, authToken, c),
    );
    app.post("/webhooks/twilio/inbound", (c) => takeTwilioReply(kit, authToken, c));
  }
  return app;
}

async function takeResend(
  kit: Kit,
  keys: { readonly apiKey: string; readonly secret: string },
  c: Context<KitEnv>,
): Promise<Response> {
  const read = await readResendWebhook(keys, {
    body: await c.req.text(),
    id: c.req.header("svix-id") ?? "",
    timestamp: c.req.header("svix-timestamp") ?? "",
    signature: c.req.header("svix-signature") ?? "",
  });
  if (!read.ok) return problem(c, refusal(read.error));
  await record(kit, read.value);
  return c.body(null, 204);
}

async function takeTwilioStatus(
  kit: Kit,
  authToken: string,
  c: Context<KitEnv>,
): Promise<Response> {
  const form = await signedForm(kit, authToken, c);
  if (!form) return problem(c, refusal("signature"));
  const about = messageParams.safeParse(c.req.param());
  if (!about.success) return problem(c, refusal("content"));
  const read = readTwilioStatus(about.data, form);
  if (!read.ok) return problem(c, refusal(read.error));
  await record(kit, read.value);
  return c.body(null, 204);
}

async function takeTwilioReply(kit: Kit, authToken: string, c: Context<KitEnv>): Promise<Response> {
  const form = await signedForm(kit, authToken, c);
  if (!form) return problem(c, refusal("signature"));
  const wish = readTwilioReply(form);
  if (wish) await recordPhoneWish(kit.db, wish, kit.now());
  return c.body(NO_REPLY, 200, { "content-type": "text/xml" });
}

/**
 * The form that Twilio sent; null where it was somebody else. What is signed is the address that Twilio
 * was given, which is this app's own: what the request says of it may be a proxy's or anybody's word.
 */
async function signedForm(
  kit: Kit,
  authToken: string,
  c: Context<KitEnv>,
): Promise<Readonly<Record<string, string>> | null> {
  const { pathname, search } = new URL(c.req.url);
  const url = `${urlOf(kit.product, kit.env)}${pathname}${search}`;
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const signature = c.req.header("x-twilio-signature") ?? "";
  return (await checkTwilioSignature(authToken, { url, signature, form })) ? form : null;
}

/** A message that is not known is no fault of the provider's: it would only tell us again. */
async function record(kit: Kit, report: ProviderReport | null): Promise<void> {
  if (!report) return;
  await inUnit(kit, report.tenantId, ({ tx, now }) => recordDeliveryReport(tx, report, now));
}

function refusal(because: WebhookRefusal): ProblemError {
  return because === "signature"
    ? new ProblemError(401, "SIGNATURE_INVALID", "The signature is not right, or too old")
    : new ProblemError(400, "INVALID_INPUT", "The webhook cannot be read");
}
