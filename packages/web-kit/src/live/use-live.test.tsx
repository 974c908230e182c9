// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { setAddress } from "../testing/set-address.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { createLiveConnection } from "./live-connection.ts";
import { LiveProvider } from "./live-context.ts";
import { useLive } from "./use-live.ts";

afterEach(cleanup);

function Count({ origin, path }: { readonly origin: string; readonly path: string }) {
  const { data } = useQuery({
    queryKey: [path],
    queryFn: async () => Number(await (await fetch(`${origin}/${path}`)).text()),
  });
  return <output aria-label={path}>{data}</output>;
}

function Page({ origin }: { readonly origin: string }) {
  useLive({ appointment: [["appointments"]], notification: [["notifications"]] });
  return (
    <>
      <Count origin={origin} path="appointments" />
      <Count origin={origin} path="notifications" />
      <Count origin={origin} path="clients" />
    </>
  );
}

/** A page of three lists whose server counts how often each was asked for. */
async function open() {
  const asked = new Map<string, number>();
  const server = await startTestServer(({ path }) => {
    asked.set(path, (asked.get(path) ?? 0) + 1);
    return { body: String(asked.get(path)) };
  });
  setAddress(server.origin);
  const live = createLiveConnection({
    url: () => server.liveUrl,
    delay: { minimumMs: 2, maximumMs: 8 },
    lingerMs: 0,
  });
  render(
    <LiveProvider value={live}>
      <QueryClientProvider client={new QueryClient()}>
        <Page origin={server.origin} />
      </QueryClientProvider>
    </LiveProvider>,
  );
  const heard: string[] = [];
  const stop = live.subscribe(({ type }) => heard.push(type));
  await vi.waitFor(() => expect(heard).toEqual(["resync"]));
  stop();
  return server;
}

const count = (name: string) => Number(screen.getByLabelText(name).textContent);
const settled = (server: TestServer) =>
  vi.waitFor(() => {
    const asked = server.requests.length;
    expect(count("appointments") + count("notifications") + count("clients")).toBe(asked);
    expect(count("clients")).toBe(1);
  });
const changed = (subject: string, id: string) => ({
  type: "changed",
  subject,
  id,
  change: "changed",
});

test("a change asks again for what its subject concerns, and for nothing else", async () => {
  await using server = await open();
  await settled(server);
  const before = { appointments: count("appointments"), notifications: count("notifications") };

  server.broadcast(changed("appointment", "7"));
  await vi.waitFor(() => expect(count("appointments")).toBe(before.appointments + 1));
  expect(count("notifications")).toBe(before.notifications);
  expect(count("clients")).toBe(1);
});

test("messages that come together are one question", async () => {
  await using server = await open();
  await settled(server);
  const before = count("appointments");

  for (let id = 0; id < 20; id += 1) server.broadcast(changed("appointment", String(id)));
  await vi.waitFor(() => expect(count("appointments")).toBe(before + 1));
  // comes after all twenty: when this one shows, they are through
  server.broadcast(changed("notification", "1"));
  const notifications = count("notifications");
  await vi.waitFor(() => expect(count("notifications")).toBe(notifications + 1));
  expect(count("appointments")).toBe(before + 1);
});

test("the server's word asks again for everything named, a gap in the line for nothing", async () => {
  await using server = await open();
  await settled(server);
  const before = { appointments: count("appointments"), notifications: count("notifications") };

  server.drop();
  // The line of another test's page may come here too: it looks where the address says.
  await vi.waitFor(() => expect(server.resumed).toContain("token 1"));
  server.broadcast({ type: "resync" });
  await vi.waitFor(() => {
    expect(count("appointments")).toBe(before.appointments + 1);
    expect(count("notifications")).toBe(before.notifications + 1);
  });
  expect(count("clients")).toBe(1);
});
