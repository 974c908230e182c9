import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Form, readForm } from "./stripe/read-form.ts";
import { type Happening, StripeBooks, StripeRefusal } from "./stripe/stripe-books.ts";

/** An event as Stripe would send it, with its signature. */
export interface StripeWebhook {
  readonly type: string;
  readonly body: string;
  /** The header `Stripe-Signature`. */
  readonly signature: string;
}

/** What goes wrong with a request: an answer, or a connection that ends without one. */
export interface StripeFault {
  /** Only requests whose method and path match, e.g. `/POST .*refunds/`. */
  readonly request: RegExp;
  readonly answer: 401 | 429 | 500 | "close";
  /** The request is carried out all the same: only its answer is lost. Default false. */
  readonly carriedOut?: boolean;
  /** Default 1. */
  readonly times?: number;
}

/** A server on this machine that stands for Stripe. */
export interface StripeStandIn extends AsyncDisposable {
  /** Its origin. */
  readonly url: string;
  /** The environment of a server that takes it for Stripe. */
  readonly env: Readonly<Record<string, string>>;
  readonly books: StripeBooks;
  /** What was asked, in order: method and path. */
  readonly requests: readonly string[];
  /** What it has to tell, in order. A test sends it on: late, twice, in any order, or never. */
  readonly webhooks: readonly StripeWebhook[];
  /** Where it sends them by itself; undefined: nowhere. */
  webhookUrl: string | undefined;
  fail(fault: StripeFault): void;
  /** Forgets the faults that have not happened yet. */
  mend(): void;
  /** @param secret Of whoever signs. */
  sign(body: string, options?: { readonly at?: Date; readonly secret?: string }): string;
  close(): Promise<void>;
}

const SECRET_KEY = "sk_test_standin";
const WEBHOOK_SECRET = "whsec_0123456789abcdef01234567";
const JSON_TYPE = { "content-type": "application/json" };

interface KeptAnswer {
  readonly request: string;
  readonly status: number;
  readonly body: object;
}

/**
 * Starts a Stripe of one's own on a free port of the loopback. It keeps books, speaks the paths that the
 * library asks, checks what it is sent against what Stripe publishes, keeps answers by idempotency key,
 * and has a page on which a test pays.
 */
export async function startStripeStandIn(
  options: { readonly now?: () => Date } = {},
): Promise<StripeStandIn> {
  const now = options.now ?? (() => new Date());
  const requests: string[] = [];
  const webhooks: StripeWebhook[] = [];
  const kept = new Map<string, KeptAnswer>();
  const faults: { fault: StripeFault; left: number }[] = [];

  const sign: StripeStandIn["sign"] = (body, { at = now(), secret = WEBHOOK_SECRET } = {}) => {
    const t = Math.floor(at.getTime() / 1_000);
    const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
    return `t=${t},v1=${v1}`;
  };

  function tell({ type, object }: Happening): void {
    const id = `evt_${String(webhooks.length + 1).padStart(24, "0")}`;
    const created = Math.floor(now().getTime() / 1_000);
    const body = JSON.stringify({ id, object: "event", type, created, data: { object } });
    const webhook = { type, body, signature: sign(body) };
    webhooks.push(webhook);
    const { webhookUrl } = standIn;
    if (webhookUrl === undefined) return;
    const headers = { ...JSON_TYPE, "stripe-signature": webhook.signature };
    // As Stripe: whether it arrives is not the payer's business.
    void fetch(webhookUrl, { method: "POST", body, headers }).catch(() => undefined);
  }

  const books = new StripeBooks({ origin: () => standIn.url, now, tell });

  function answer(method: string, url: URL, form: Form): object {
    const [, , ...path] = url.pathname.split("/");
    const [what, id = "", action] = path[0] === "checkout" ? path.slice(1) : path;
    switch (`${method} ${what}${id && " one"}${action ? ` ${action}` : ""}`) {
      case "POST sessions":
        return books.viewSession(books.createSession(form), true);
      case "GET sessions one":
        return books.viewSession(books.session(id), true);
      case "POST sessions one expire":
        return books.viewSession(books.expireSession(id), true);
      case "GET payment_intents one":
        return books.viewIntent(books.intent(id));
      case "POST refunds":
        return books.viewRefund(books.createRefund(form));
      case "GET refunds": {
        const of = books.refundsOf(url.searchParams.get("payment_intent") ?? "");
        const data = of.map((refund) => books.viewRefund(refund));
        return { object: "list", data, has_more: false, url: "/v1/refunds" };
      }
      default:
        throw new StripeRefusal(404, {
          type: "invalid_request_error",
          message: `Unrecognized request URL (${method}: ${url.pathname})`,
        });
    }
  }

  /** The same key gets the same answer; with other parameters it is a mistake. */
  function answerOnce(incoming: IncomingMessage, url: URL, body: string): KeptAnswer {
    const method = incoming.method ?? "";
    if (incoming.headers.authorization !== `Bearer ${SECRET_KEY}`) {
      const error = { type: "invalid_request_error", message: "Invalid API Key provided" };
      return { request: "", status: 401, body: { error } };
    }
    const key = incoming.headers["idempotency-key"];
    const request = `${method} ${url.pathname}\n${body}`;
    const known = typeof key === "string" ? kept.get(key) : undefined;
    if (known && known.request !== request) {
      const message = "Keys for idempotent requests can only be used with the same parameters";
      return { request, status: 400, body: { error: { type: "idempotency_error", message } } };
    }
    if (known) return known;
    const given = attempt(method, url, readForm(body), request);
    // What was refused before anything was done is not kept.
    if (typeof key === "string" && given.status === 200) kept.set(key, given);
    return given;
  }

  function attempt(method: string, url: URL, form: Form, request: string): KeptAnswer {
    try {
      return { request, status: 200, body: answer(method, url, form) };
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return { request, status: error.status, body: { error: error.error } };
    }
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", standIn.url);
    const body = await text(incoming);
    const asked = `${incoming.method} ${url.pathname}`;
    requests.push(asked);
    if (url.pathname.startsWith("/c/pay/")) return showPage(books, incoming, outgoing, url);
    const meets = faults.find(({ fault, left }) => left > 0 && fault.request.test(asked));
    if (meets) meets.left -= 1;
    const given = !meets || meets.fault.carriedOut ? answerOnce(incoming, url, body) : undefined;
    if (meets?.fault.answer === "close") return void incoming.socket.destroy();
    if (meets) return send(outgoing, Number(meets.fault.answer), faultBody(meets.fault.answer));
    if (given) send(outgoing, given.status, given.body);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      send(outgoing, 500, { error: { type: "api_error", message: String(error) } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // not null, and no pipe: it listens
  const url = `http://127.0.0.1:${port}`;

  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const standIn: StripeStandIn = {
    url,
    env: {
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_BASE_URL: url,
    },
    books,
    requests,
    webhooks,
    webhookUrl: undefined,
    fail: (fault) => faults.push({ fault, left: fault.times ?? 1 }),
    mend: () => faults.splice(0),
    sign,
    close,
    [Symbol.asyncDispose]: close,
  };
  return standIn;
}

function send(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, JSON_TYPE);
  outgoing.end(JSON.stringify(body));
}

function faultBody(status: StripeFault["answer"]): object {
  const type =
    status === 429 ? "rate_limit_error" : status === 401 ? "invalid_request_error" : "api_error";
  return { error: { type, message: "Told to fail" } };
}

/** The page on which it is paid: its buttons send the client back, as Stripe's do. */
function showPage(
  books: StripeBooks,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
): void {
  const [, , , id = "", action] = url.pathname.split("/");
  const session = books.session(id);
  if (incoming.method === "POST") {
    if (action === "pay") books.pay(id);
    const { success_url: paid, cancel_url: back } = session.params;
    outgoing.writeHead(303, { location: action === "pay" ? paid : back });
    outgoing.end();
    return;
  }
  const { price_data: price } = session.params.line_items[0];
  outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  outgoing.end(`<!doctype html><html lang="en"><title>Checkout</title><main>
    <h1>${price.unit_amount} ${price.currency}</h1>
    <form method="post" action="/c/pay/${id}/pay"><button>Pay</button></form>
    <form method="post" action="/c/pay/${id}/back"><button>Back</button></form></main></html>`);
}
