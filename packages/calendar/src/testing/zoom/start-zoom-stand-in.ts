import type { ZoomEndpoints } from "../../conferencing/zoom-rooms.ts";
import {
  type ContractChecker,
  checkerOf,
  descriptionChecker,
  hasDescription,
} from "../contract-checker.ts";
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from "../stand-in-server.ts";
import { TokenDesk } from "../token-desk.ts";
import { ZOOM_SCHEMAS } from "./zoom-schemas.ts";

export interface ZoomStandIn extends StandInServer {
  readonly endpoints: ZoomEndpoints;
  readonly app: {
    readonly accountId: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  /** Meetings that are there. */
  meetings(): readonly { id: number; topic: string; start_time: string; duration: number }[];
  /** Deletes a meeting past us. */
  remove(id: number): void;
  expireTokens(): void;
}

interface ZoomMeeting {
  readonly id: number;
  readonly join_url: string;
  readonly topic: string;
  readonly start_time: string;
  readonly duration: number;
  readonly agenda?: string;
}

const DESCRIPTION = "zoom-meetings.json";
const DESCRIBED = "/paths/~1users~1{userId}~1meetings/post/parameters/1/schema";

const ours = checkerOf(ZOOM_SCHEMAS);
let whole: ContractChecker | null = null;

/** A Zoom with its meetings, kept in memory. */
export async function startZoomStandIn({
  now = () => new Date(),
}: {
  readonly now?: () => Date;
} = {}): Promise<ZoomStandIn> {
  const desk = new TokenDesk(now, 3600);
  const meetings = new Map<number, ZoomMeeting>();
  const app = { accountId: "stand-in", clientId: "stand-in-app", clientSecret: "stand-in-secret" };

  function token({ headers, url }: StandInRequest): StandInAnswer {
    const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString("base64");
    if (headers.get("authorization") !== `Basic ${basic}`) {
      return {
        status: 400,
        body: { reason: "Invalid client_id or client_secret", error: "invalid_client" },
      };
    }
    const sound =
      url.searchParams.get("grant_type") === "account_credentials" &&
      url.searchParams.get("account_id") === app.accountId;
    if (!sound) return { status: 400, body: { reason: "Bad Request", error: "invalid_request" } };
    return {
      status: 200,
      body: { access_token: desk.issueAccess("app"), token_type: "bearer", expires_in: 3600 },
    };
  }

  function create(request: StandInRequest): StandInAnswer {
    const body = readMeeting(request);
    if (!body) return invalid();
    const id = 83_000_000_000 + meetings.size + 1;
    const meeting = { ...body, id, join_url: `https://zoom.us/j/${id}?pwd=stand-in` };
    meetings.set(id, meeting);
    return { status: 201, body: meeting };
  }

  function list(url: URL): StandInAnswer {
    const size = Number(url.searchParams.get("page_size") ?? 30);
    const offset = Number(url.searchParams.get("next_page_token") || 0);
    const all = [...meetings.values()].map(({ join_url, id, topic, agenda, start_time }) => ({
      id,
      topic,
      agenda,
      start_time,
      join_url,
    }));
    const next = offset + size < all.length ? String(offset + size) : "";
    return {
      status: 200,
      body: { meetings: all.slice(offset, offset + size), next_page_token: next },
    };
  }

  const server = await startStandInServer(async (request) => {
    const { method, url, headers } = request;
    if (url.pathname === "/oauth/token") return token(request);
    if (desk.accountOf(headers.get("authorization")) === null) {
      return { status: 401, body: { code: 124, message: "Invalid access token." } };
    }
    if (/^\/v2\/users\/[^/]+\/meetings$/.test(url.pathname)) {
      return method === "POST" ? create(request) : list(url);
    }
    const [, id] = /^\/v2\/meetings\/(\d+)$/.exec(url.pathname) ?? [];
    const held = meetings.get(Number(id));
    if (!held) return { status: 404, body: { code: 3001, message: "Meeting does not exist." } };
    if (method === "GET") return { status: 200, body: held };
    if (method === "DELETE") {
      meetings.delete(held.id);
      return { status: 204 };
    }
    const body = readMeeting(request);
    if (!body) return invalid();
    meetings.set(held.id, { ...held, ...body });
    return { status: 204 };
  });

  return {
    ...server,
    app,
    endpoints: { token: `${server.url}/oauth/token`, api: `${server.url}/v2` },
    meetings: () => [...meetings.values()],
    remove: (id) => void meetings.delete(id),
    expireTokens: () => desk.expireAccess(),
  };
}

function readMeeting({ body }: StandInRequest): Omit<ZoomMeeting, "id" | "join_url"> | null {
  const meeting = JSON.parse(body);
  if (ours("/$defs/meeting", meeting).length > 0) return null;
  if (hasDescription(DESCRIPTION)) {
    whole ??= descriptionChecker(DESCRIPTION);
    // Of 2018: it does not know the waiting room yet.
    const { waiting_room: _, ...settings } = meeting.settings ?? {};
    if (whole(DESCRIBED, { ...meeting, settings }).length > 0) return null;
  }
  return meeting;
}

function invalid(): StandInAnswer {
  return { status: 400, body: { code: 300, message: "Validation Failed." } };
}
