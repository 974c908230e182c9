import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { guardedFetch, isPublicAddress, publicFetch } from "./public-fetch.ts";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.169.254",
  "0.0.0.0",
  "::1",
  "fd00::1",
  "fe80::1",
  "::ffff:10.0.0.1",
])("%s is of our own network", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each(["https://127.0.0.1:1/", "https://localhost:1/", "https://[::1]:1/", "http://8.8.8.8/"])(
  "%s is not asked",
  async (url) => {
    await expect(publicFetch(url)).rejects.toThrow(/private|https/);
  },
);

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

const anywhere = guardedFetch(async () => {});
const propfind = { method: "PROPFIND", body: "<all/>", headers: { authorization: "Basic secret" } };

/** Says what it was asked, with which password. */
const echo: RequestListener = async (request, answer) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { method, url, headers } = request;
  answer.end(`${method} ${url} ${headers.authorization ?? "without"} ${body}`);
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
  expect(await ask("/here")).toBe("PROPFIND /there Basic secret <all/>");
  expect(await ask("/away")).toBe("PROPFIND /there without <all/>");
});

test("each address on the way is judged", async () => {
  const origin = await serve((_request, answer) => {
    answer.writeHead(302, { location: "http://169.254.169.254/" }).end();
  });
  const asked: string[] = [];
  const judged = guardedFetch(async ({ hostname }) => {
    asked.push(hostname);
    if (hostname.startsWith("169.254")) throw new TypeError("No");
  });
  await expect(judged(origin)).rejects.toThrow("No");
  expect(asked).toEqual(["127.0.0.1", "169.254.169.254"]);
});

test("who wants to see where an answer leads is shown it; who goes round in circles is stopped", async () => {
  const origin = await serve((_request, answer) => {
    answer.writeHead(301, { location: "/" }).end();
  });
  expect((await anywhere(origin, { redirect: "manual" })).status).toBe(301);
  await expect(anywhere(origin)).rejects.toThrow("Too many redirects");
});
