import type { ServerEnv } from "@convene/server-kit";
import { type Finding, fail, ok, warn } from "./finding.ts";
import { isThisMachine } from "./look-at-addresses.ts";

const LEAST_DIFFERENT_LETTERS = 10;

/** Whether secrets are there that should be, and are no examples. */
export function lookAtSecrets(env: ServerEnv): readonly Finding[] {
  const isPublic = [env.ATS_URL, env.SERVICES_URL].some(
    (url) => !isThisMachine(new URL(url).hostname),
  );
  return [
    lookAtOwnSecret(env.CONVENE_SECRET),
    ...lookAtWebhooks(env),
    ...(isPublic && env.STRIPE_SECRET_KEY?.includes("_test_")
      ? [
          warn(
            "cards",
            "The key of Stripe is one for tests: no money moves",
            "Set the live key and its webhook secret",
          ),
        ]
      : []),
    ...(isPublic && env.TRUST_PROXY === false
      ? [
          warn(
            "proxy",
            "No proxy is trusted, so all clients behind one count as a single one",
            "Set TRUST_PROXY=true where a proxy of yours sets X-Forwarded-For, and only there",
          ),
        ]
      : []),
  ];
}

function lookAtOwnSecret(secret: string): Finding {
  return new Set(secret).size < LEAST_DIFFERENT_LETTERS
    ? fail(
        "CONVENE_SECRET",
        "It can be guessed: whoever does signs in as anybody",
        "Make one: openssl rand -base64 48",
      )
    : ok("CONVENE_SECRET", "Long and mixed");
}

function lookAtWebhooks(env: ServerEnv): readonly Finding[] {
  if (!env.RESEND_API_KEY) return [];
  return [
    env.RESEND_WEBHOOK_SECRET
      ? ok("mail webhook", "Resend tells of deliveries and bounces")
      : warn(
          "mail webhook",
          "Nobody hears of mails that bounce",
          "Make a webhook at Resend to <app>/api/webhooks/resend, and set RESEND_WEBHOOK_SECRET",
        ),
  ];
}
