import { AsyncLocalStorage } from "node:async_hooks";
import type { Context } from "hono";
import { routePath } from "hono/route";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import type { KitEnv } from "../http/kit-env.ts";

/** What a member does by one request. */
export interface Deed {
  readonly tenantId: string;
  readonly memberId: string;
  /** As the API's description names it, e.g. `PATCH /members/{id}`. */
  readonly operation: string;
  /** What stands in the path, by parameter. */
  readonly subject: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Whether it is to be known though it changes nothing: personal data leaves the house. */
  readonly takesOut: boolean;
  /** A unit of work saw whether it changed something. */
  isJudged: boolean;
}

/** On whose behalf the present code runs; undefined for clients, candidates and jobs. */
export const deedInForce = new AsyncLocalStorage<Deed>();

/** Reading these is written down as changing something is. */
const TAKES_OUT = /^GET .*(\/export|\/files\/\{fileId\})$/;

/** Without an address, which says who somebody is even after they were erased. */
function withoutPeople({ address: _, ...subject }: Record<string, string>) {
  return subject;
}

/** What the request is that a member makes. */
export function deedOf(c: Context<KitEnv>, { tenantId, id }: SignedInMember): Deed {
  const path = routePath(c)
    .replace(/^\/api/, "")
    .replace(/:(\w+)(\{[^}]*\})?/g, "{$1}");
  const operation = `${c.req.method} ${path}`;
  return {
    tenantId,
    memberId: id,
    operation,
    subject: withoutPeople(c.req.param()),
    requestId: c.var.requestId,
    takesOut: TAKES_OUT.test(operation),
    isJudged: false,
  };
}
