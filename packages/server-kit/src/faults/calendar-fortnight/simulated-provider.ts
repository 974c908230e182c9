import type { connectAccount } from "@convene/calendar/connected";
import type {
  Fault,
  FaultRule,
  GoogleStandIn,
  GraphStandIn,
  OutsideCalendar,
  Radicale,
  StandInRequest,
} from "@convene/calendar/testing";
import type { CalendarProvider } from "@convene/prisma";

type ConnectedCredentials = Parameters<typeof connectAccount>[2];

/** A member's account, from the member's own side. */
export interface SimulatedAccount {
  readonly calendar: OutsideCalendar;
  /** As after a consent just given, or the right password. */
  credentials(): Promise<ConnectedCredentials>;
  /** Takes the consent back, or changes the password. @returns how it is good again */
  revoke(): () => void;
  /** Has `what` done whenever the calendar is read as a whole, before the answer goes out. */
  whileRead(what: () => Promise<void>): void;
}

/** A provider that goes wrong when it is told to. */
export interface SimulatedProvider {
  readonly name: CalendarProvider;
  addAccount(name: string, timeZone: string): Promise<SimulatedAccount>;
  /** What can go wrong with it for a while. */
  readonly outages: readonly Outage[];
  /** One event is made, and the answer does not come in time. */
  hang(): void;
  /** @returns how it ends */
  begin(outage: Outage): () => void;
  /** Access tokens end before their time. */
  expireTokens(): void;
  /** Who reads on by a cursor is told to read all. */
  dropCursors(): void;
  loseNotices(lost: boolean): void;
  /** Waits until all notices are delivered. */
  delivered(): Promise<void>;
  stop(): Promise<void>;
}

/** Goes on until it is ended. */
type Outage = readonly FaultRule[];

const ALWAYS = Number.POSITIVE_INFINITY;
const failure = (status: number, retryAfterSeconds?: number): Fault => ({
  status,
  ...(retryAfterSeconds && { headers: { "retry-after": String(retryAfterSeconds) } }),
  body: {},
});

/** The ways in which all calls of a provider go wrong, and those in which only answers get lost. */
function outagesOf(path: RegExp, changing: readonly string[]): readonly Outage[] {
  const lost = { fault: "close", path, times: ALWAYS, carriedOut: true } as const;
  return [
    [{ fault: failure(500), path, times: ALWAYS }],
    [{ fault: failure(429, 180), path, times: ALWAYS }],
    [{ fault: "close", path, times: ALWAYS }],
    changing.map((method) => ({ ...lost, method })),
  ];
}

function beginning(server: { fail(rule: FaultRule): () => void }) {
  return (outage: Outage) => {
    const ends = outage.map((rule) => server.fail(rule));
    return () => {
      for (const end of ends) end();
    };
  };
}

/** Readings that begin anew: without a cursor. */
const FULL_READING: Readonly<Record<CalendarProvider, (request: StandInRequest) => boolean>> = {
  google: ({ method, url }) => method === "GET" && url.searchParams.has("timeMin"),
  outlook: ({ method, url }) => method === "GET" && url.searchParams.has("startDateTime"),
  caldav: ({ method, body }) => method === "REPORT" && body.includes("calendar-query"),
};

function reading(
  provider: CalendarProvider,
  server: Pick<Radicale, "whileAsked">,
  calendar: string,
): SimulatedAccount["whileRead"] {
  const isFull = FULL_READING[provider];
  return (what) =>
    server.whileAsked(
      (request) => isFull(request) && decodeURIComponent(request.url.pathname).includes(calendar),
      what,
    );
}

export function simulatedGoogle(google: GoogleStandIn): SimulatedProvider {
  const path = /^\/calendar\/v3\//;
  return {
    name: "google",
    outages: [
      ...outagesOf(path, ["POST", "PATCH", "DELETE"]),
      [{ fault: "malformed", path, times: ALWAYS }],
      [{ fault: failure(503), path: /^\/token/, times: ALWAYS }],
    ],
    hang: () =>
      void google.fail({ fault: "hang", method: "POST", path: /\/events\?/, carriedOut: true }),
    begin: beginning(google),
    async addAccount(name, timeZone) {
      const account = google.addAccount(`${name}@example.test`, timeZone);
      const calendar = account.calendar();
      return {
        calendar,
        whileRead: reading("google", google, `/${calendar.calendarId}/`),
        credentials: async () => account.credentials(),
        revoke() {
          account.revokeConsent();
          return () => {};
        },
      };
    },
    expireTokens: () => google.expireTokens(),
    dropCursors: () => google.dropSyncTokens(),
    loseNotices: (lost) => google.loseNotices(lost),
    delivered: () => google.delivered(),
    stop: () => google.stop(),
  };
}

export function simulatedOutlook(graph: GraphStandIn): SimulatedProvider {
  const path = /^\/v1\.0\//;
  return {
    name: "outlook",
    outages: [
      ...outagesOf(path, ["POST", "PATCH", "DELETE"]),
      [{ fault: "malformed", path, times: ALWAYS }],
      [{ fault: failure(503), path: /\/oauth2\/v2\.0\/token/, times: ALWAYS }],
    ],
    hang: () =>
      void graph.fail({ fault: "hang", method: "POST", path: /\/events$/, carriedOut: true }),
    begin: beginning(graph),
    async addAccount(name, timeZone) {
      const account = graph.addAccount(`${name}@example.test`, timeZone);
      const calendar = account.calendar();
      return {
        calendar,
        whileRead: reading("outlook", graph, `/${calendar.calendarId}/`),
        credentials: () => account.credentials(),
        revoke() {
          account.revokeConsent();
          return () => {};
        },
      };
    },
    expireTokens: () => graph.expireTokens(),
    dropCursors: () => graph.dropDeltaTokens(),
    loseNotices: (lost) => graph.loseNotices(lost),
    delivered: () => graph.delivered(),
    stop: () => graph.stop(),
  };
}

/** RFC 6578 §3.2: the precondition that says that a token is no longer good. */
const TOKEN_GONE: Fault = {
  status: 403,
  headers: { "content-type": "text/xml" },
  body: '<?xml version="1.0"?><error xmlns="DAV:"><valid-sync-token/></error>',
};

export function simulatedCaldav(radicale: Radicale): SimulatedProvider {
  const paths: RegExp[] = [];
  let dropped: (() => void)[] = [];
  return {
    name: "caldav",
    outages: [
      ...outagesOf(/./, ["PUT", "DELETE"]),
      [{ fault: "malformed", method: "REPORT", times: ALWAYS }],
    ],
    hang: () => void radicale.fail({ fault: "hang", method: "PUT", carriedOut: true }),
    begin: beginning(radicale),
    async addAccount(name, _timeZone) {
      const username = `${name}@example.test`;
      const path = new RegExp(`^/${encodeURIComponent(username)}/`);
      paths.push(path);
      return {
        calendar: await radicale.addCalendar(username, "main"),
        credentials: async () => radicale.credentials(username),
        whileRead: reading("caldav", radicale, `/${username}/`),
        revoke: () => radicale.fail({ fault: failure(401), path, times: ALWAYS }),
      };
    },
    expireTokens() {},
    dropCursors() {
      // Once for each account: a second refusal would meet the reading of everything.
      for (const takeBack of dropped) takeBack();
      dropped = paths.map((path) => radicale.fail({ fault: TOKEN_GONE, method: "REPORT", path }));
    },
    loseNotices() {},
    delivered: async () => {},
    stop: () => radicale.stop(),
  };
}
