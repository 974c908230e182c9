import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type GoogleStandIn,
  type GraphStandIn,
  startGoogleStandIn,
  startGraphStandIn,
} from "../testing/index.ts";
import { type CalendarConnector, createPkcePair } from "./calendar-connector.ts";
import { CalendarSync } from "./calendar-sync.ts";
import { googleConnector } from "./google/connector.ts";
import { outlookConnector } from "./outlook/connector.ts";

let google: GoogleStandIn;
let graph: GraphStandIn;
beforeAll(async () => {
  google = await startGoogleStandIn();
  google.addAccount("ana@convene.example", "America/Toronto");
  graph = await startGraphStandIn();
  graph.addAccount("ana@convene.example", "America/Toronto");
});
afterAll(async () => {
  await google.stop();
  await graph.stop();
});

const connectors: readonly [string, () => CalendarConnector][] = [
  ["Google", () => googleConnector(google) as CalendarConnector],
  ["Outlook", () => outlookConnector(graph) as CalendarConnector],
];

/** What the consent page sends back. */
async function consent(url: string): Promise<URL> {
  const answer = await fetch(url, { redirect: "manual" });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("location") ?? "");
}

describe.each(connectors)("connecting %s", (_, connectorOf) => {
  test("consent, code, credentials that are plain data", async () => {
    const connector = connectorOf();
    const { codeVerifier, codeChallenge } = createPkcePair();
    const asked = { state: "st/a+te", codeChallenge, loginHint: "ana@convene.example" };
    const url = await connector.authorisationUrl(asked);
    expect(url).not.toContain(codeVerifier);
    const back = await consent(url);
    expect(back.searchParams.get("state")).toBe("st/a+te");
    const code = back.searchParams.get("code") ?? "";
    const connected = await connector.exchangeCode({ code, codeVerifier });
    if (!connected.ok) throw new Error(connected.error.kind);
    expect(JSON.parse(JSON.stringify(connected.value))).toEqual(connected.value);
  });

  test("a code with another's verifier, or used before, is worth nothing", async () => {
    const connector = connectorOf();
    const { codeVerifier, codeChallenge } = createPkcePair();
    const code = async () =>
      (
        await consent(await connector.authorisationUrl({ state: "s", codeChallenge }))
      ).searchParams.get("code") ?? "";
    const other = createPkcePair().codeVerifier;
    const stolen = await connector.exchangeCode({ code: await code(), codeVerifier: other });
    expect(stolen).toMatchObject({ error: { kind: "reconnect", code: "invalid_grant" } });
    const once = await code();
    expect((await connector.exchangeCode({ code: once, codeVerifier })).ok).toBe(true);
    expect(await connector.exchangeCode({ code: once, codeVerifier })).toMatchObject({
      error: { kind: "reconnect" },
    });
  });
});

test("Google: a consent that leaves something out has to be given again", async () => {
  const connector = googleConnector(google);
  const { codeVerifier, codeChallenge } = createPkcePair();
  const url = new URL(await connector.authorisationUrl({ state: "s", codeChallenge }));
  url.searchParams.set("scope", "https://www.googleapis.com/auth/calendar.events");
  const code = (await consent(url.href)).searchParams.get("code") ?? "";
  expect(await connector.exchangeCode({ code, codeVerifier })).toMatchObject({
    error: { kind: "reconnect", code: "scope_missing" },
  });
});

test("Google: a revoked consent ends the connection, and can be revoked again", async () => {
  const account = google.addAccount("ben@convene.example", "UTC");
  const credentials = account.credentials();
  const connector = googleConnector(google);
  expect(await connector.revoke(credentials)).toEqual({ ok: true, value: "revoked" });
  expect(await connector.revoke(credentials)).toEqual({ ok: true, value: "revoked" });
  const sync = new CalendarSync({
    ...google,
    provider: "google",
    credentials,
    owner: "tenant-1",
    timeZone: "UTC",
  });
  expect(await sync.listCalendars()).toMatchObject({ error: { kind: "reconnect" } });
});

test("Outlook: there is no call to end a consent, and it says so", async () => {
  const connector = outlookConnector(graph);
  const account = graph.addAccount("ben@convene.example", "UTC");
  expect(await connector.revoke(await account.credentials())).toEqual({
    ok: true,
    value: "forgotten",
  });
});

test("each pair is new, and its challenge is its verifier's", () => {
  const [one, two] = [createPkcePair(), createPkcePair()];
  expect(one.codeVerifier).toMatch(/^[\w-]{43}$/);
  expect(one.codeVerifier).not.toBe(two.codeVerifier);
});
