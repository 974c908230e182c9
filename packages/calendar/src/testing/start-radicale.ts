import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toInstant } from "@convene/scheduling-core";
import ICAL from "ical.js";
import { fetchCalendarObjects } from "tsdav";
import type { CaldavCredentials } from "../sync/credentials.ts";
import { localDate } from "../sync/local-date.ts";
import type { OutsideCalendar, OutsideEvent } from "./outsider.ts";
import { type StandInServer, startStandInServer } from "./stand-in-server.ts";

/** A Radicale, a CalDAV server of its own making, behind a proxy that fails when told to. */
export interface Radicale extends StandInServer {
  credentials(username: string): CaldavCredentials;
  /** Makes a calendar of that user's. */
  addCalendar(username: string, name: string): Promise<OutsideCalendar>;
}

/** Debian's, found by the PATH. */
const PROGRAM = "radicale";

const USERNAMES = ["ana", "ben", "cleo"].map((name) => `${name}@convene.example`);

/** Whether Radicale is on this machine: Debian's package `radicale`. */
export function hasRadicale(): boolean {
  return spawnSync(PROGRAM, ["--version"]).status === 0;
}

/**
 * Starts Radicale with an empty store and these users, all with the password `right`.
 *
 * @throws Error where it is not installed
 */
export async function startRadicale(usernames: readonly string[] = USERNAMES): Promise<Radicale> {
  if (!hasRadicale()) throw new Error("Radicale is missing: apt-get install radicale");
  const folder = mkdtempSync(join(tmpdir(), "radicale-"));
  const users = join(folder, "users");
  writeFileSync(users, usernames.map((name) => `${name}:right\n`).join(""));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = {
    "--server-hosts": `127.0.0.1:${port}`,
    "--storage-filesystem-folder": join(folder, "store"),
    "--auth-type": "htpasswd",
    "--auth-htpasswd-filename": users,
    "--auth-htpasswd-encryption": "plain",
    "--auth-delay": "0",
    "--logging-level": "error",
  };
  const args = Object.entries(settings).flat();
  const child = spawn(PROGRAM, ["--config", "", ...args], { stdio: "ignore" });
  await answering(child, origin);

  const proxy = await startStandInServer(async ({ method, url, headers, body }) => {
    const passed = new Headers(headers);
    for (const name of ["host", "connection", "content-length", "expect"]) passed.delete(name);
    const answer = await fetch(origin + url.pathname + url.search, {
      method,
      headers: passed,
      ...(body !== "" && { body }),
      redirect: "manual",
    });
    const text = await answer.text();
    const returned = Object.fromEntries(answer.headers);
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"]) {
      delete returned[name];
    }
    return { status: answer.status, headers: returned, ...(text !== "" && { body: text }) };
  });

  const credentials = (username: string): CaldavCredentials => ({
    provider: "caldav",
    serverUrl: proxy.url,
    username,
    password: "right",
  });

  return {
    ...proxy,
    credentials,

    async addCalendar(username, name) {
      const path = `/${encodeURIComponent(username)}/${name}/`;
      await dav(origin, username, "MKCALENDAR", path, MAKE_CALENDAR(name));
      return outsideCalendar(origin, username, path, proxy.url + path);
    },

    async stop() {
      await proxy.stop();
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const MAKE_CALENDAR = (name: string) => `<?xml version="1.0"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
<d:displayname>${name}</d:displayname>
<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>
</d:prop></d:set></c:mkcalendar>`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function answering(child: ChildProcess, origin: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 20_000; ) {
    if (child.exitCode !== null) break;
    const answer = await fetch(origin, { redirect: "manual" }).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error("Radicale did not start");
}

function authorizationOf(username: string): string {
  return `Basic ${Buffer.from(`${username}:right`).toString("base64")}`;
}

async function dav(
  origin: string,
  username: string,
  method: string,
  path: string,
  body?: string,
): Promise<Response> {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      authorization: authorizationOf(username),
      "content-type": body?.startsWith("<") ? "text/xml" : "text/calendar",
    },
    ...(body !== undefined && { body }),
  });
  if (!answer.ok) throw new Error(`Radicale answered ${answer.status} to ${method} ${path}`);
  return answer;
}

/** The calendar as another program changes it: files put and deleted, past the proxy. */
function outsideCalendar(
  origin: string,
  username: string,
  path: string,
  calendarId: string,
): OutsideCalendar {
  let added = 0;
  // A date says nothing of a zone: whole days begin where they were entered.
  const zones = new Map<string, string>();

  async function load(href: string): Promise<ICAL.Component> {
    const answer = await dav(origin, username, "GET", href);
    return new ICAL.Component(ICAL.parse(await answer.text()));
  }

  const save = (href: string, calendar: ICAL.Component) =>
    dav(origin, username, "PUT", href, `${calendar.toString()}\r\n`);

  function masterOf(calendar: ICAL.Component): ICAL.Component {
    const master = calendar
      .getAllSubcomponents("vevent")
      .find((component) => !component.hasProperty("recurrence-id"));
    if (!master) throw new Error("No event in the file");
    return master;
  }

  return {
    calendarId,

    async add(event) {
      added += 1;
      const href = `${path}outside-${added}.ics`;
      const calendar = new ICAL.Component("vcalendar");
      calendar.updatePropertyWithValue("version", "2.0");
      calendar.updatePropertyWithValue("prodid", "-//Outside//EN");
      calendar.addSubcomponent(toComponent(`outside-${added}@elsewhere.example`, event, username));
      await save(href, calendar);
      zones.set(href, event.timeZone ?? "UTC");
      return href;
    },

    async move(href, { start, end }) {
      const calendar = await load(href);
      const master = masterOf(calendar);
      master.updatePropertyWithValue("dtstart", utc(start));
      master.updatePropertyWithValue("dtend", utc(end));
      await save(href, calendar);
    },

    async remove(href) {
      await dav(origin, username, "DELETE", href);
    },

    async removeOccurrence(href, originalStart) {
      const calendar = await load(href);
      masterOf(calendar).addPropertyWithValue("exdate", like(masterOf(calendar), originalStart));
      await save(href, calendar);
    },

    async moveOccurrence(href, originalStart, { start, end }) {
      const calendar = await load(href);
      const exception = new ICAL.Component("vevent");
      exception.updatePropertyWithValue(
        "uid",
        String(masterOf(calendar).getFirstPropertyValue("uid")),
      );
      exception.updatePropertyWithValue("dtstamp", utc(start));
      exception.updatePropertyWithValue("recurrence-id", like(masterOf(calendar), originalStart));
      exception.updatePropertyWithValue("dtstart", utc(start));
      exception.updatePropertyWithValue("dtend", utc(end));
      calendar.addSubcomponent(exception);
      await save(href, calendar);
    },

    async list() {
      const objects = await fetchCalendarObjects({
        calendar: { url: origin + path },
        headers: { authorization: authorizationOf(username) },
      });
      return objects.map(({ url, data }) => {
        const event = new ICAL.Event(masterOf(new ICAL.Component(ICAL.parse(String(data)))));
        const externalId = new URL(url).pathname;
        const instantOf = (time: ICAL.Time) =>
          time.isDate
            ? toInstant(`${time.toString()}T00:00`, zones.get(externalId) ?? "UTC")
            : time.toJSDate();
        return {
          externalId,
          title: event.summary ?? "",
          start: instantOf(event.startDate),
          end: instantOf(event.endDate),
        };
      });
    },
  };
}

function toComponent(uid: string, event: OutsideEvent, username: string): ICAL.Component {
  const component = new ICAL.Component("vevent");
  component.updatePropertyWithValue("uid", uid);
  component.updatePropertyWithValue("dtstamp", utc(event.start));
  component.updatePropertyWithValue("summary", event.title ?? "Outside");
  for (const [name, at] of [["dtstart", event.start] as const, ["dtend", event.end] as const]) {
    const value = event.allDay
      ? ICAL.Time.fromDateString(localDate(at, event.timeZone ?? "UTC"))
      : utc(at);
    component.updatePropertyWithValue(name, value);
  }
  if (event.rule) {
    component.updatePropertyWithValue("rrule", ICAL.Recur.fromString(event.rule));
  }
  if (event.free) component.updatePropertyWithValue("transp", "TRANSPARENT");
  if (event.tentative) component.updatePropertyWithValue("status", "TENTATIVE");
  if (event.declined) {
    const attendee = new ICAL.Property("attendee");
    attendee.setValue(`mailto:${username}`);
    attendee.setParameter("partstat", "DECLINED");
    component.addProperty(attendee);
  }
  return component;
}

function utc(instant: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(instant, true);
}

/** In the form that the series begins with: a date, or an instant. */
function like(master: ICAL.Component, instant: Date): ICAL.Time {
  const start = master.getFirstPropertyValue("dtstart");
  return start instanceof ICAL.Time && start.isDate
    ? ICAL.Time.fromDateString(instant.toISOString().slice(0, 10))
    : utc(instant);
}
