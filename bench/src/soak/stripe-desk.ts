import type { StripeStandIn } from "@convene/services/stripe-stand-in";
import type { Choices } from "./choices.ts";

/** Stripe as the apps meet it: its payers, and its postmen. */
export interface StripeDesk {
  /** The client pays on Stripe's page; on its way for a while, or failed, now and then. */
  pay(choices: Choices, checkoutUrl: string): void;
  /** Everything that is on its way arrives. */
  settleAll(): void;
  /** Webhooks that were not taken yet. */
  waiting(): number;
  stop(): void;
}

const ROUND_MS = 100;
const TIMEOUT_MS = 20_000;

/**
 * Webhooks are sent on late, in another order, and now and then twice; what is not taken is sent again, as
 * Stripe does for three days.
 */
export function openStripeDesk(
  stripe: StripeStandIn,
  choices: Choices,
  origins: readonly string[],
): StripeDesk {
  const toSend = new Map<number, number>(); // by its number: when
  const onTheirWay = new Set<string>();
  let read = 0;
  let sending = 0;

  async function send(number: number): Promise<void> {
    const webhook = stripe.webhooks[number];
    if (!webhook) return;
    sending += 1;
    try {
      const answer = await fetch(`${choices.among(origins)}/api/webhooks/stripe`, {
        method: "POST",
        body: webhook.body,
        headers: {
          "content-type": "application/json",
          "stripe-signature": stripe.sign(webhook.body),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.text();
      if (answer.ok && choices.chance(0.15)) toSend.set(number, soon(3_000));
      if (!answer.ok) toSend.set(number, soon(2_000));
    } catch {
      toSend.set(number, soon(2_000));
    }
    sending -= 1;
  }

  const soon = (mostMs: number) => performance.now() + choices.whole(0, mostMs);
  const timer = setInterval(() => {
    for (; read < stripe.webhooks.length; read++) toSend.set(read, soon(3_000));
    for (const [number, at] of toSend) {
      if (at > performance.now()) continue;
      toSend.delete(number);
      void send(number);
    }
  }, ROUND_MS);

  return {
    pay(payer, checkoutUrl) {
      const id = checkoutUrl.split("/").at(-1) ?? "";
      const { status } = stripe.books.session(id);
      if (status !== "open") return; // the page says that it is closed
      const isSlow = payer.chance(0.2);
      stripe.books.pay(id, isSlow ? "processing" : "paid");
      if (!isSlow) return;
      onTheirWay.add(id);
      const outcome = payer.chance(0.7) ? "succeeded" : "failed";
      setTimeout(
        () => {
          if (onTheirWay.delete(id)) stripe.books.settle(id, outcome);
        },
        payer.whole(500, 4_000),
      );
    },
    settleAll() {
      for (const id of onTheirWay) stripe.books.settle(id, "succeeded");
      onTheirWay.clear();
    },
    waiting: () => toSend.size + sending + onTheirWay.size + (stripe.webhooks.length - read),
    stop: () => clearInterval(timer),
  };
}
