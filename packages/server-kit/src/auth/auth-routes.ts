import { Hono } from "hono";
import type { KitEnv } from "../http/kit-env.ts";
import { rateLimit } from "../http/rate-limit.ts";
import type { Kit } from "../kit.ts";

const OPEN: readonly string[] = ["/get-session", "/sign-out"];
const LIMITED: readonly string[] = [
  "/sign-up/email",
  "/sign-in/email",
  "/request-password-reset",
  "/reset-password",
  "/change-password",
  "/update-user",
];

/**
 * The sign-in library's own endpoints, as far as pages use them. Organisations, members and
 * invitations have routes of ours instead, which keep the tenants' rows in step.
 */
export function authRoutes(kit: Kit): Hono<KitEnv> {
  const app = new Hono<KitEnv>();
  const limit = rateLimit(kit, "sign-in");
  for (const path of OPEN) app.all(path, (c) => kit.auth.handler(c.req.raw));
  for (const path of LIMITED) app.post(path, limit, (c) => kit.auth.handler(c.req.raw));
  return app;
}
