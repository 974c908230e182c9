import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import { createApiClient } from "./api-client.ts";
import { ApiProblem, NoAnswerError } from "./api-problem.ts";
import { unwrap } from "./unwrap.ts";

const problemJson = { "content-type": "application/problem+json" };
const api = new Hono()
  .get("/slots", (c) => c.json({ slots: ["09:00", "10:00"] }, 200))
  .get("/either", (c) =>
    c.req.query("well") ? c.json({ done: true }, 200) : c.json({ code: "NO" }, 409),
  )
  .delete("/holds/:id", (c) => c.body(null, 204))
  .get("/plain", (c) => c.text("BEGIN:VCALENDAR"))
  .post("/bookings", (c) =>
    c.body(
      JSON.stringify({
        type: "/problems/slot-taken",
        title: "Slot taken",
        status: 409,
        code: "SLOT_TAKEN",
        detail: "Somebody was faster",
        alternatives: ["11:00"],
      }),
      409,
      problemJson,
    ),
  )
  .post("/clients", (c) =>
    c.body(
      JSON.stringify({
        title: "Invalid input",
        status: 400,
        code: "INVALID_INPUT",
        detail: "The request has a mistake",
        field: "email",
        errors: [{ field: "email", message: "No address" }, { nonsense: true }],
      }),
      400,
      problemJson,
    ),
  )
  .get("/proxy", (c) => c.html("<h1>Bad gateway</h1>", 502));

let server: ReturnType<typeof serve>;
let baseUrl = "";
const client = () => createApiClient<typeof api>(baseUrl);

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server = serve({ fetch: api.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      baseUrl = `http://127.0.0.1:${port}`;
      resolve();
    });
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const problemOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("an answer that went well", () => {
  test("is its JSON, with the type of the success alone", async () => {
    const slots = await unwrap(client().slots.$get());
    expectTypeOf(slots).toEqualTypeOf<{ slots: string[] }>();
    expect(slots).toEqual({ slots: ["09:00", "10:00"] });

    const done = await unwrap(client().either.$get({ query: { well: "yes" } } as object));
    expectTypeOf(done).toEqualTypeOf<{ done: true }>();
    expect(done).toEqual({ done: true });
  });

  test("without a body is undefined", async () => {
    expect(await unwrap(client().holds[":id"].$delete({ param: { id: "7" } }))).toBeUndefined();
  });

  test("that is not JSON is its text", async () => {
    expect(await unwrap(client().plain.$get())).toBe("BEGIN:VCALENDAR");
  });
});

describe("a refusal", () => {
  test("keeps its code, its words and what else it brings", async () => {
    const problem = await problemOf(unwrap(client().bookings.$post()));
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 409,
      code: "SLOT_TAKEN",
      title: "Slot taken",
      detail: "Somebody was faster",
      message: "Somebody was faster",
      extensions: { alternatives: ["11:00"] },
      isRefusal: true,
    });
  });

  test("names the fields, and leaves out what is not a field's problem", async () => {
    const problem = await problemOf(unwrap(client().clients.$post()));
    expect(problem).toMatchObject({
      field: "email",
      errors: [{ field: "email", message: "No address" }],
      extensions: {},
    });
    expect(problem instanceof ApiProblem && problem.errors).toHaveLength(1);
  });

  test("that is no problem document gets the status as its code", async () => {
    expect(await problemOf(unwrap(client().proxy.$get()))).toMatchObject({
      status: 502,
      code: "HTTP_502",
      isRefusal: false,
    });
  });
});

test("a server that is not there is no answer, not a refusal", async () => {
  const nobody = createApiClient<typeof api>("http://127.0.0.1:9");
  expect(await problemOf(unwrap(nobody.slots.$get()))).toBeInstanceOf(NoAnswerError);
});
