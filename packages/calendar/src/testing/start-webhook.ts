import { type StandInRequest, startStandInServer } from "./stand-in-server.ts";

/** Our own side of a provider's notices, on this machine. */
export interface Webhook {
  readonly url: string;
  /** What has come so far. */
  readonly received: readonly StandInRequest[];
  stop(): Promise<void>;
}

/** @param answer What is answered; default an empty 200, and Graph's handshake as Graph wants it. */
export async function startWebhook(answer: "shakes" | "refuses" = "shakes"): Promise<Webhook> {
  const received: StandInRequest[] = [];
  const server = await startStandInServer(async (request) => {
    received.push(request);
    const token = request.url.searchParams.get("validationToken");
    if (answer === "refuses") return { status: 500 };
    return token === null
      ? { status: 200 }
      : { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body: token };
  });
  return { url: server.url, received, stop: server.stop };
}
