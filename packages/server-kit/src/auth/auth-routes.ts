import { Hono } from "hono";
import { z } from "zod";
import type { KitEnv } from "../http/kit-env.ts";
import type { MailLimit } from "../http/limits.ts";
import { rateLimit, tooMany } from "../http/rate-limit.ts";
import type { Kit } from "../kit.ts";
import { findSignedInUser } from "./find-signed-in.ts";

const OPEN: readonly string[] = ["/get-session", "/sign-out"];
const LIMITED: readonly string[] = ["/reset-password", "/update-user"];
/** What names an account, and how often one may be named. */
const NAMING: readonly (readonly [path: string, kind: MailLimit])[] = [
  ["/sign-up/email", "sign-up"],
  ["/sign-in/email", "sign-in"],
  ["/request-password-reset", "password-reset"],
];

const namingSchema = z.object({ email: z.string().max(254) });
const objectSchema = z.record(z.string(), z.unknown());

/**
 * The sign-in library's own endpoints, as far as pages use them. Organisations, members and
 * invitations have routes of ours instead, which keep the tenants' rows in step; so do sessions, whose
 * tokens no page is told.
 */
export function authRoutes(kit: Kit): Hono<KitEnv> {
  const app = new Hono<KitEnv>();
  const limit = rateLimit(kit, "sign-in");
  for (const path of OPEN) app.all(path, (c) => askLibrary(kit, c.req.raw));
  for (const path of LIMITED) app.post(path, limit, (c) => askLibrary(kit, c.req.raw));

  for (const [path, kind] of NAMING) {
    app.post(path, limit, async (c) => {
      const named = namingSchema.safeParse(await readBody(c.req.raw));
      if (!named.success) return await askLibrary(kit, c.req.raw);
      // Counted first and forgiven afterwards: many guesses at once count as many.
      const count = await kit.limits.countMail(kind, named.data.email);
      if (count.isOver) return tooMany(c, count);
      const answer = await askLibrary(kit, c.req.raw);
      if (kind === "sign-in" && answer.ok) await kit.limits.forgetMail(kind, named.data.email);
      return answer;
    });
  }

  // It asks for the present password, so it can be used for guessing as well. Whoever else has a
  // session of the account loses it, whatever the page asks for.
  app.post("/change-password", limit, async (c) => {
    const user = await findSignedInUser(kit, c.req.raw.headers);
    const body = objectSchema.safeParse(await readBody(c.req.raw));
    if (!user || !body.success) return await askLibrary(kit, c.req.raw);
    const count = await kit.limits.countMail("sign-in", user.email);
    if (count.isOver) return tooMany(c, count);
    const asked = new Request(c.req.raw.url, {
      method: "POST",
      headers: withoutLength(c.req.raw.headers),
      body: JSON.stringify({ ...body.data, revokeOtherSessions: true }),
    });
    const answer = await askLibrary(kit, asked);
    if (answer.ok) await kit.limits.forgetMail("sign-in", user.email);
    return answer;
  });
  return app;
}

/**
 * The library answers 500 to all that fails within it. Where the database is away, asking it something
 * says so in its own words.
 */
async function askLibrary(kit: Kit, request: Request): Promise<Response> {
  const answer = await kit.auth.handler(request);
  if (answer.status >= 500) await kit.authClient.$queryRaw`SELECT 1`;
  return answer;
}

/** @returns undefined where it is no JSON; the library says so then. */
async function readBody(request: Request): Promise<unknown> {
  try {
    return await request.clone().json();
  } catch {
    return undefined;
  }
}

function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete("content-length");
  return kept;
}
