import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, fetch } from "undici";
import { isPublicAddress } from "./is-public-address.ts";

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Of these there is no body, and the platform's `Response` takes none. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);
/** Whoever runs the other server could send without end. A year of a full calendar is far below. */
const MOST_ANSWER_BYTES = 50_000_000;
const HTTPS_PORT = 443;
/** Ports below it are those of other services; `fetch` itself refuses some above, such as IRC's. */
const LEAST_OTHER_PORT = 1_024;
/** Not of use to the server of another origin, or not meant for it. */
const FOR_ONE_ORIGIN = ["authorization", "cookie", "proxy-authorization"] as const;

/** What may be asked. */
export interface FetchRules {
  /** Throws for a URL that must not be asked, whatever its host resolves to. */
  judgeUrl(url: URL): void;
  /** @param address IPv4 or IPv6 */
  isAllowed(address: string): boolean;
  /** Default: the system's. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
}

interface ResolvedAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/**
 * A `fetch` for addresses that people enter. Every request is judged, also those to which an answer
 * leads, and a password goes to the origin only that it was entered for. A host's addresses are judged
 * where the connection is made, and it is made to what was judged: a name that resolves to something
 * else the next moment gains nothing. Answers are read whole, up to a limit.
 */
export function guardedFetch(rules: FetchRules): typeof globalThis.fetch {
  const dispatcher = new Agent({
    connect: { lookup: judgedLookup(rules) },
    maxResponseSize: MOST_ANSWER_BYTES,
  });

  const ask = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    judge(rules, url);
    const { method, signal } = request;
    const body = request.body ? new Uint8Array(await request.arrayBuffer()) : null;
    const answer = await fetch(url, {
      method,
      signal,
      headers: [...request.headers],
      body,
      redirect: "manual",
      dispatcher,
    });
    const content = await answer.arrayBuffer();
    const copy = new Response(WITHOUT_BODY.has(answer.status) ? null : content, {
      status: answer.status,
      statusText: answer.statusText,
      headers: [...answer.headers],
    });
    Object.defineProperty(copy, "url", { value: url.href });
    return copy;
  };

  return async (input, init) => {
    let request = new Request(input, init);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const again = request.clone();
      const answer = await ask(request);
      const location = answer.headers.get("location");
      const followed = REDIRECTS.has(answer.status) && again.redirect === "follow";
      if (!followed || location === null) return answer;
      const target = new URL(location, request.url);
      const headers = new Headers(again.headers);
      if (target.origin !== new URL(request.url).origin) {
        for (const name of FOR_ONE_ORIGIN) headers.delete(name);
      }
      request = new Request(new Request(target, again), { headers });
    }
    throw new TypeError("Too many redirects");
  };
}

/** Asks no host of our own network, and speaks https only. */
export const publicFetch = guardedFetch({
  judgeUrl({ protocol, port, username, password }) {
    if (protocol !== "https:") throw new TypeError("Only https is asked");
    if (username || password) throw new TypeError("An address holds no password");
    const asked = port === "" ? HTTPS_PORT : Number(port);
    if (asked !== HTTPS_PORT && asked < LEAST_OTHER_PORT) {
      throw new TypeError("The port is another service's");
    }
  },
  isAllowed: isPublicAddress,
});

/** No name is looked up for an address that stands in the URL itself, which has written it plainly. */
function judge({ judgeUrl, isAllowed }: FetchRules, url: URL): void {
  judgeUrl(url);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isAllowed(host)) throw privateNetwork();
}

/** What a connection asks for the addresses of its host: none that is not allowed leaves here. */
function judgedLookup({ isAllowed, resolve = resolveAll }: FetchRules): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        // One of them would be enough to get in.
        if (!first || !found.every(({ address }) => isAllowed(address))) {
          done(privateNetwork(), "");
        } else if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error) => done(error, ""),
    );
  };
}

async function resolveAll(host: string): Promise<readonly ResolvedAddress[]> {
  return await lookup(host, { all: true });
}

function privateNetwork(): TypeError {
  return new TypeError("The host is in a private network");
}
