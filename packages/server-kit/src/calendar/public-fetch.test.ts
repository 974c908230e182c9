import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { isPublicAddress } from "./is-public-address.ts";
import { guardedFetch, publicFetch } from "./public-fetch.ts";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "100.64.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.169.254",
  "192.0.2.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "0.0.0.0",
  "::",
  "::1",
  "fd00::1",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "::ffff:10.0.0.1",
  "::ffff:7f00:1",
  "64:ff9b::10.0.0.1",
  "64:ff9b:1::1",
  "nonsense",
])("%s is of our own network, or of none", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  "https://127.0.0.1:2000/",
  "https://localhost:2000/",
  "https://[::1]:2000/",
  "https://[::ffff:127.0.0.1]:2000/",
  "https://[::ffff:7f00:1]:2000/",
  "https://2130706433:2000/",
  "https://0x7f.1:2000/",
  "https://0177.0.0.1:2000/",
  "https://127.1:2000/",
  "https://127.0.0.1.:2000/",
  "https://①②⑦.0.0.1:2000/",
  "https://169.254.169.254/latest/meta-data/",
  "http://8.8.8.8/",
  "ftp://8.8.8.8/",
  "https://8.8.8.8:22/",
  "https://8.8.8.8:6667/",
  "https://ana:secret@8.8.8.8/",
])("%s is not asked", async (url) => {
  expect(await reasonOf(publicFetch(url))).toMatch(/private|https|port|password|credentials/);
});

/** Why nothing was asked: what a connection fails of stands behind what `fetch` says. */
async function reasonOf(asked: Promise<Response>): Promise<string> {
  const error = await asked.then(
    () => new Error("It was asked"),
    (reason: Error) => reason,
  );
  return `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`;
}

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const anywhere = guardedFetch({ judgeUrl: () => {}, isAllowed: () => true });
const propfind = {
  method: "PROPFIND",
  body: "<all/>",
  headers: { authorization: "Basic secret", cookie: "session" },
};

/** Says what it was asked, with which password. */
const echo: RequestListener = async (request, answer) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { method, url, headers } = request;
  const { authorization = "without", cookie = "without" } = headers;
  answer.end(`${method} ${url} ${authorization} ${cookie} ${body}`);
};

test("an answer that leads on is followed, with the password on the same server only", async () => {
  const other = await serve(echo);
  const origin = await serve((request, answer) => {
    const targets: Record<string, string> = { "/here": "/there", "/away": `${other}/there` };
    const location = targets[request.url ?? ""];
    if (location) answer.writeHead(301, { location }).end();
    else void echo(request, answer);
  });
  const ask = async (path: string) => (await anywhere(origin + path, propfind)).text();
  expect(await ask("/here")).toBe("PROPFIND /there Basic secret session <all/>");
  expect(await ask("/away")).toBe("PROPFIND /there without without <all/>");
});

test("each address on the way is judged", async () => {
  const origin = await serve((_request, answer) => {
    answer.writeHead(302, { location: "http://169.254.169.254/" }).end();
  });
  const asked: string[] = [];
  const judged = guardedFetch({
    judgeUrl: ({ hostname }) => asked.push(hostname),
    isAllowed: (address) => !address.startsWith("169.254"),
  });
  await expect(judged(origin)).rejects.toThrow("private network");
  expect(asked).toEqual(["127.0.0.1", "169.254.169.254"]);
});

test("the address that was judged is the one that is asked, whatever the name says next", async () => {
  const origin = await serve(echo);
  const { port } = new URL(origin);
  const turns = ["127.0.0.1", "127.0.0.2"];
  const looked: string[] = [];
  const ask = guardedFetch({
    judgeUrl: () => {},
    isAllowed: (address) => address === "127.0.0.1",
    resolve: async (host) => {
      looked.push(host);
      return [{ address: turns.shift() ?? "127.0.0.1", family: 4 }];
    },
  });
  const url = `http://rebinding.example.test:${port}/`;
  const answer = await ask(url);
  expect(answer.status).toBe(200);
  expect(looked).toHaveLength(1);
  // A new connection asks anew: that answer is judged as well.
  expect(await reasonOf(ask(`http://other.example.test:${port}/`))).toContain("private network");
  expect(turns).toEqual([]);
});

test("a name of which one address is our own is not asked at all", async () => {
  const ask = guardedFetch({
    judgeUrl: () => {},
    isAllowed: isPublicAddress,
    resolve: async () => [
      { address: "8.8.8.8", family: 4 },
      { address: "::1", family: 6 },
    ],
  });
  expect(await reasonOf(ask("http://both.example.test/"))).toContain("private network");
});

test("an answer without an end is cut off", async () => {
  const origin = await serve((_request, answer) => {
    const piece = Buffer.alloc(1_000_000);
    const more = () => {
      while (!answer.destroyed && answer.write(piece));
    };
    answer.on("drain", more);
    more();
  });
  expect(await reasonOf(anywhere(origin))).toMatch(/size/i);
});

test("who wants to see where an answer leads is shown it; who goes round in circles is stopped", async () => {
  const origin = await serve((_request, answer) => {
    answer.writeHead(301, { location: "/" }).end();
  });
  expect((await anywhere(origin, { redirect: "manual" })).status).toBe(301);
  await expect(anywhere(origin)).rejects.toThrow("Too many redirects");
});
