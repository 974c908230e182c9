import { CalendarRefusal } from "../calendar-refusal.ts";
import type { OutlookCredentials } from "../credentials.ts";
import { OUTLOOK_ENDPOINTS } from "./endpoints.ts";
import { toRefusal } from "./to-refusal.ts";
import { accessTokens, type TokenOptions } from "./tokens.ts";

/** Times in UTC whatever the mailbox's zone, and ids that stay when an event is moved to another folder. */
const PREFER = ['outlook.timezone="UTC"', 'IdType="ImmutableId"'];

export interface GraphRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the API's base, or a whole address that Graph gave us. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly pageSize?: number;
}

export interface GraphApiOptions extends TokenOptions {
  readonly credentials: OutlookCredentials;
  readonly onCredentials: (changed: OutlookCredentials) => Promise<void>;
}

/** A call of Graph, with a token that is good. An answer without content is null. */
export type GraphCall = (request: GraphRequest) => Promise<unknown>;

export function graphApi(options: GraphApiOptions): GraphCall {
  const { fetch, now, endpoints = OUTLOOK_ENDPOINTS } = options;
  const accessToken = accessTokens(options.credentials, options.onCredentials, options);

  async function attempt(request: GraphRequest, renewed: boolean): Promise<Response> {
    const token = await accessToken(renewed);
    const prefer = request.pageSize ? [...PREFER, `odata.maxpagesize=${request.pageSize}`] : PREFER;
    return fetch(addressOf(request, endpoints.graph), {
      method: request.method,
      headers: {
        authorization: `Bearer ${token}`,
        prefer: prefer.join(", "),
        ...(request.body && { "content-type": "application/json" }),
      },
      ...(request.body && { body: JSON.stringify(request.body) }),
    });
  }

  return async (request) => {
    let answer = await attempt(request, false);
    // A token can be withdrawn before its time, e.g. when a password was changed.
    if (answer.status === 401) answer = await attempt(request, true);
    const text = await answer.text();
    const body = parse(text);
    if (!answer.ok) throw toRefusal(answer, body, now());
    if (text === "") return null;
    if (body === undefined) throw new CalendarRefusal("malformed", { status: answer.status });
    return body;
  };
}

function addressOf({ path, query }: GraphRequest, base: string): string {
  if (/^https?:/.test(path)) {
    // The token goes to Graph and to nobody else, whatever a link says.
    if (!path.startsWith(`${base}/`)) throw new CalendarRefusal("malformed");
    return path;
  }
  const search = query ? `?${new URLSearchParams(query)}` : "";
  return base + path + search;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
