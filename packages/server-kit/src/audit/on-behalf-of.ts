import type { Context, Next } from "hono";
import type { KitEnv } from "../http/kit-env.ts";
import type { Kit } from "../kit.ts";
import { deedInForce, deedOf } from "./deed.ts";
import { recordForeignDeed } from "./record-deed.ts";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Goes on with a request as the member's who makes it: what it changes is written down as theirs. */
export async function onBehalfOf(kit: Kit, c: Context<KitEnv>, next: Next): Promise<void> {
  const deed = deedOf(c, c.var.member);
  await deedInForce.run(deed, next);
  if (deed.isJudged || SAFE.has(c.req.method) || !c.res.ok) return;
  await kit.db.unit(deed.tenantId, (tx) =>
    recordForeignDeed(tx, deed, { product: kit.product, now: kit.now() }),
  );
}
