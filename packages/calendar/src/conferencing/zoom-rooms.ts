import { CalendarRefusal, isRefusal, outcomeOf } from "../sync/calendar-refusal.ts";
import { requireMarkPart } from "../sync/event-mark.ts";
import { readRetryAfter } from "../sync/read-retry-after.ts";
import { DEFAULT_TIMEOUT_MS, type Fetch, timedFetch } from "../sync/timed-fetch.ts";
import type { Meeting, MeetingProvider, MeetingRoom } from "./meeting-provider.ts";

/** Where Zoom is. Another address is for stand-ins. */
export interface ZoomEndpoints {
  readonly token: string;
  /** Base of the API, with its version, without a slash at the end. */
  readonly api: string;
}

const ZOOM_ENDPOINTS: ZoomEndpoints = {
  token: "https://zoom.us/oauth/token",
  api: "https://api.zoom.us/v2",
};

export interface ZoomOptions {
  /** Of a server-to-server OAuth app. */
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whose meetings these are: an address or id in that account. Default the app's own, `me`. */
  readonly userId?: string;
  readonly endpoints?: ZoomEndpoints;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
}

/** A token that ends within this time is renewed first. */
const EXPIRES_SOON_MS = 60_000;
/** Pages of upcoming meetings looked through for one that was made before. */
const MOST_PAGES = 20;

/**
 * Zoom meetings, by a server-to-server app: no person has to consent. Zoom knows no idempotency key;
 * the event's key stands in the meeting's agenda, and is looked for before a meeting is made.
 *
 * @see https://developers.zoom.us/docs/api/meetings/
 */
export function zoomRooms(options: ZoomOptions): MeetingProvider {
  const { endpoints = ZOOM_ENDPOINTS, now = () => new Date() } = options;
  const user = encodeURIComponent(options.userId ?? "me");
  const fetch = timedFetch(
    options.fetch ?? globalThis.fetch,
    options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  );
  let token: { readonly value: string; readonly endsAtMs: number } | null = null;

  async function renew(): Promise<string> {
    const query = new URLSearchParams({
      grant_type: "account_credentials",
      account_id: options.accountId,
    });
    const basic = Buffer.from(`${options.clientId}:${options.clientSecret}`).toString("base64");
    const answer = await fetch(`${endpoints.token}?${query}`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
    });
    const body = await readJson(answer);
    if (!answer.ok) {
      // There is no consent here to give again: the app's own keys or rights are wrong.
      throw toRefusal(answer, body, now());
    }
    const { access_token, expires_in } = Object(body);
    if (typeof access_token !== "string" || typeof expires_in !== "number") {
      throw new CalendarRefusal("malformed", { status: answer.status });
    }
    token = { value: access_token, endsAtMs: now().getTime() + expires_in * 1000 };
    return access_token;
  }

  async function attempt(method: string, path: string, access: string, body?: object) {
    return fetch(endpoints.api + path, {
      method,
      headers: {
        authorization: `Bearer ${access}`,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const good = token !== null && token.endsAtMs > now().getTime() + EXPIRES_SOON_MS;
    let answer = await attempt(method, path, good && token ? token.value : await renew(), body);
    if (answer.status === 401) answer = await attempt(method, path, await renew(), body);
    if (answer.status === 204) return null;
    const read = await readJson(answer);
    if (!answer.ok) throw toRefusal(answer, read, now());
    if (read === null) throw new CalendarRefusal("malformed", { status: answer.status });
    return read;
  }

  async function find(key: string): Promise<MeetingRoom | null> {
    let next = "";
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({
        type: "upcoming_meetings",
        page_size: "300",
        ...(next !== "" && { next_page_token: next }),
      });
      const { meetings, next_page_token } = Object(
        await call("GET", `/users/${user}/meetings?${query}`),
      );
      if (!Array.isArray(meetings)) throw new CalendarRefusal("malformed");
      const found = meetings.find(({ agenda }) => agenda === agendaOf(key));
      if (found) return toRoom(found);
      next = typeof next_page_token === "string" ? next_page_token : "";
      if (next === "") return null;
    }
    throw new CalendarRefusal("tooMuch");
  }

  return {
    name: "zoom",

    create: (meeting) =>
      outcomeOf(async () => {
        requireMarkPart(meeting.key, "key");
        const held = await find(meeting.key);
        if (held) {
          await call("PATCH", `/meetings/${held.roomId}`, toZoomMeeting(meeting));
          return held;
        }
        return toRoom(await call("POST", `/users/${user}/meetings`, toZoomMeeting(meeting)));
      }),

    move: (room, meeting) =>
      outcomeOf(async () => {
        await call("PATCH", `/meetings/${idOf(room)}`, toZoomMeeting(meeting));
        return room;
      }),

    remove: (room) =>
      outcomeOf(async () => {
        try {
          await call("DELETE", `/meetings/${idOf(room)}`);
        } catch (error) {
          if (!isRefusal(error, "notFound")) throw error;
        }
      }),
  };
}

/** A meeting at a fixed time, as Zoom takes it. */
function toZoomMeeting(meeting: Meeting) {
  return {
    topic: meeting.title.slice(0, 200),
    type: 2,
    start_time: `${meeting.start.toISOString().slice(0, 19)}Z`,
    // Whole minutes, at least one.
    duration: Math.ceil((meeting.end.getTime() - meeting.start.getTime()) / 60_000),
    timezone: meeting.timeZone,
    agenda: agendaOf(meeting.key),
    // Our own rule says who comes: whoever has the address comes in, and none has to wait for the host.
    settings: { join_before_host: true, waiting_room: false },
  };
}

function agendaOf(key: string): string {
  return `convene:${key}`;
}

function idOf({ roomId }: MeetingRoom): string {
  return encodeURIComponent(roomId ?? "");
}

/** Zoom gives ids as numbers, and describes them as text. */
function toRoom(answer: unknown): MeetingRoom {
  const { id, join_url } = Object(answer);
  const roomId = typeof id === "number" || typeof id === "string" ? String(id) : "";
  if (roomId === "" || typeof join_url !== "string") throw new CalendarRefusal("malformed");
  return { joinUrl: join_url, roomId };
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

function toRefusal(answer: Response, body: unknown, now: Date): CalendarRefusal {
  const { status } = answer;
  const { code, error } = Object(body);
  const details = {
    status,
    code: typeof error === "string" ? error : code === undefined ? null : String(code),
    retryAfterSeconds: readRetryAfter(answer.headers.get("retry-after"), now),
  };
  if (status === 429) return new CalendarRefusal("rateLimited", details);
  if (status >= 500) return new CalendarRefusal("unavailable", details);
  // `error` is the token endpoint's way to speak.
  if (status === 401 || error !== undefined) {
    return new CalendarRefusal("misconfigured", details);
  }
  if (status === 403) return new CalendarRefusal("forbidden", details);
  if (status === 404) return new CalendarRefusal("notFound", details);
  if (status === 409) return new CalendarRefusal("conflict", details);
  return new CalendarRefusal("refused", details);
}
