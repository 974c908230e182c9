import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { onBehalfOf } from "../audit/on-behalf-of.ts";
import { findMember, findSignedInUser, type SignedInUser } from "../auth/find-signed-in.ts";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { KitEnv } from "./kit-env.ts";

/** The role of a member in a product; null is no access to it. */
export function roleIn(kit: Pick<Kit, "product">, member: SignedInMember): string | null {
  return kit.product === "ats" ? member.atsRole : member.servicesRole;
}

/**
 * Lets only members of the open organisation through, with a role in this product: any role, or one
 * of those named. Puts them into `c.var.member`.
 *
 * @example
 * createRoute({ …, middleware: requireMember(kit, ["admin", "recruiter"]) })
 */
export function requireMember(kit: Kit, roles?: readonly string[]): MiddlewareHandler<KitEnv> {
  return createMiddleware<KitEnv>(async (c, next) => {
    const user = await findSignedInUser(kit, c.req.raw.headers);
    if (!user) return problem(c, signInRequired());
    const member = await findMember(kit, user);
    const role = member && roleIn(kit, member);
    if (!member || role === null || (roles && !roles.includes(role))) {
      return problem(c, notAllowed());
    }
    c.set("member", member);
    return await onBehalfOf(kit, c, next);
  });
}

/** Like requireMember, with a rule of one's own, and without asking for a role in this product. */
export function requireMemberWho(
  kit: Kit,
  allowed: (member: SignedInMember) => boolean,
): MiddlewareHandler<KitEnv> {
  return createMiddleware<KitEnv>(async (c, next) => {
    const user = await findSignedInUser(kit, c.req.raw.headers);
    if (!user) return problem(c, signInRequired());
    const member = await findMember(kit, user);
    if (!member || !allowed(member)) return problem(c, notAllowed());
    c.set("member", member);
    return await onBehalfOf(kit, c, next);
  });
}

/** What routes find in their context behind `requireUser`. */
export interface UserEnv extends KitEnv {
  Variables: KitEnv["Variables"] & { user: SignedInUser };
}

/** Lets only signed-in people through, whether they belong to an organisation or not. */
export function requireUser(kit: Kit): MiddlewareHandler<UserEnv> {
  return createMiddleware<UserEnv>(async (c, next) => {
    const user = await findSignedInUser(kit, c.req.raw.headers);
    if (!user) return problem(c, signInRequired());
    c.set("user", user);
    return await next();
  });
}

function signInRequired(): ProblemError {
  return new ProblemError(401, "SIGN_IN_REQUIRED", "Sign in first");
}

function notAllowed(): ProblemError {
  return new ProblemError(403, "NOT_ALLOWED", "Your role does not allow this");
}
