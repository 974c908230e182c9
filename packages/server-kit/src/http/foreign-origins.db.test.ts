import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";

const EVIL = "https://evil.example.test";
const UNSAFE = ["POST", "PUT", "PATCH", "DELETE"] as const;

let app: TestKit;
let ada: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { webRoot: new URL("../fixtures/pages/", import.meta.url) });
  ada = await app.signUp({ name: "Ada", organisation: "Salon Ada" });
});
afterAll(() => app.close());

test("no unsafe method of any path is taken from another site's page", async () => {
  const { cookie } = ada;
  for (const path of ["/api/me/sessions", "/api/auth/sign-out", "/api/unknown", "/api/docs"]) {
    for (const method of UNSAFE) {
      for (const origin of [EVIL, "null", `${app.url}.evil.example.test`]) {
        const asked = app.fetch(path, { method, cookie, headers: { origin } });
        expect([path, method, origin, ...(await refusalOf(asked))]).toEqual([
          path,
          method,
          origin,
          403,
          "FOREIGN_ORIGIN",
        ]);
      }
    }
  }
});

test("where a browser keeps the origin to itself, it still says that it was another site", async () => {
  const leave = (headers: Record<string, string>) =>
    fetch(new URL("/api/me/sessions", app.url), {
      method: "DELETE",
      headers: { cookie: ada.cookie, ...headers },
    });
  for (const site of ["cross-site", "same-site"]) {
    expect(await refusalOf(leave({ "sec-fetch-site": site }))).toEqual([403, "FOREIGN_ORIGIN"]);
  }
  expect((await leave({ "sec-fetch-site": "same-origin" })).status).toBe(204);
  // No browser at all: it has no cookie that somebody else could use.
  expect((await leave({})).status).toBe(204);
});

test("no answer may be read by another site's page", async () => {
  for (const path of ["/api/me", "/api/openapi.json", "/healthz", "/", "/assets/app-1a2b3c.css"]) {
    for (const method of ["GET", "OPTIONS"]) {
      const answer = await app.fetch(path, {
        method,
        cookie: ada.cookie,
        headers: {
          origin: EVIL,
          "access-control-request-method": "DELETE",
          "access-control-request-headers": "content-type",
        },
      });
      const open = [...answer.headers.keys()].filter((name) => name.startsWith("access-control"));
      expect([path, method, open]).toEqual([path, method, []]);
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  }
});
