import { expect, test, vi } from "vitest";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { createLiveConnection } from "./live-connection.ts";
import type { LiveMessage } from "./live-message.ts";

const delay = { minimumMs: 2, maximumMs: 8 };
const start = () => startTestServer(() => ({}));
const connect = ({ liveUrl }: TestServer, lingerMs = 0) =>
  createLiveConnection({ url: () => liveUrl, delay, lingerMs });
const booked: LiveMessage = { type: "changed", subject: "appointment", id: "7", change: "created" };
const resync = (connection: number): LiveMessage => ({
  type: "resync",
  token: `token ${connection}`,
});

test("connects for the first listener only, and passes on what comes", async () => {
  await using server = await start();
  const live = connect(server);
  expect(live.state()).toBe("idle");

  const heard: LiveMessage[] = [];
  const also: LiveMessage[] = [];
  const stop = live.subscribe((message) => heard.push(message));
  const stopAlso = live.subscribe((message) => also.push(message));
  await vi.waitFor(() => expect(live.state()).toBe("open"));
  server.broadcast("not for us");
  server.broadcast(booked);
  await vi.waitFor(() => expect(heard).toEqual([resync(1), booked]));
  expect(also).toEqual([resync(1), booked]);
  expect(server.connections()).toBe(1);

  stop();
  stopAlso();
  await vi.waitFor(() => expect(live.state()).toBe("idle"));
});

test("comes back after the line was cut, with the last token that it had", async () => {
  await using server = await start();
  const live = connect(server);
  const heard: LiveMessage[] = [];
  const stop = live.subscribe((message) => heard.push(message));
  await vi.waitFor(() => expect(heard).toEqual([resync(1)]));

  server.drop();
  await vi.waitFor(() => expect(server.resumed).toEqual(["token 1"]));
  server.broadcast({ ...booked, token: "of the booking" });
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  server.broadcast(booked);
  server.drop();
  await vi.waitFor(() => expect(server.resumed[1]).toBe("of the booking"));

  // said by itself, where nothing happened that listeners would hear of
  server.broadcast({ type: "token", token: "later & longer" });
  server.broadcast(booked);
  await vi.waitFor(() => expect(heard).toHaveLength(4));
  server.drop();
  await vi.waitFor(() => expect(server.resumed[2]).toBe("later & longer"));
  expect(heard.slice(1)).toEqual([{ ...booked, token: "of the booking" }, booked, booked]);
  stop();
});

test("a server that cannot go on from there says so, and is gone on from", async () => {
  await using server = await start();
  const live = connect(server);
  const heard: LiveMessage[] = [];
  const stop = live.subscribe((message) => heard.push(message));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  server.drop();
  await vi.waitFor(() => expect(server.resumed).toHaveLength(1));
  server.broadcast({ type: "resync", token: "new" });
  await vi.waitFor(() => expect(heard[1]).toEqual({ type: "resync", token: "new" }));
  server.drop();
  await vi.waitFor(() => expect(server.resumed[1]).toBe("new"));
  stop();
});

test("waits while nobody answers, and is open again when somebody does", async () => {
  await using server = await start();
  const live = connect(server);
  const states: string[] = [];
  live.onState(() => states.push(live.state()));
  const stop = live.subscribe(() => {});
  await vi.waitFor(() => expect(live.state()).toBe("open"));

  server.refuseConnections(true);
  server.drop();
  await vi.waitFor(() => expect(live.state()).toBe("waiting"));
  server.refuseConnections(false);
  await vi.waitFor(() => expect(live.state()).toBe("open"));
  expect(states).toEqual(["connecting", "open", "connecting", "waiting", "open"]);

  // what failed before it was open does not count any more
  server.drop();
  await vi.waitFor(() => expect(states.slice(5)).toEqual(["connecting", "open"]));
  stop();
});

test("a session that ended makes listeners ask again at once", async () => {
  await using server = await start();
  const live = connect(server);
  const heard: LiveMessage[] = [];
  const stop = live.subscribe((message) => heard.push(message));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  server.refuseConnections(true);
  server.drop(1008);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  // whoever signs in again may see something else
  server.refuseConnections(false);
  await vi.waitFor(() => expect(heard[2]).toEqual(resync(2)));
  stop();
});

test("goes on where a new listener comes before it hung up", async () => {
  await using server = await start();
  const live = connect(server, 20);
  const later = connect(server, 20);
  const first = live.subscribe(() => {});
  await vi.waitFor(() => expect(live.state()).toBe("open"));
  first();
  const heard: LiveMessage[] = [];
  const second = live.subscribe((message) => heard.push(message));
  server.broadcast(booked);
  await vi.waitFor(() => expect(heard).toEqual([booked]));

  // one that was left after it has hung up by now, this one has not
  later.subscribe(() => {})();
  await vi.waitFor(() => expect(later.state()).toBe("idle"));
  expect(live.state()).toBe("open");
  second();
});

test("reconnect opens a new line and gives up the old one", async () => {
  await using server = await start();
  const live = connect(server);
  const heard: LiveMessage[] = [];
  const stop = live.subscribe((message) => heard.push(message));
  await vi.waitFor(() => expect(live.state()).toBe("open"));
  live.reconnect();
  await vi.waitFor(() => expect(live.state()).toBe("open"));
  expect(server.connections()).toBe(2);
  server.broadcast(booked);
  await vi.waitFor(() => expect(heard.slice(-2)).toEqual([resync(2), booked]));
  stop();
});
