import type { Context, Next } from "hono";
import { SAFE_METHODS } from "../http/check-origin.ts";
import type { KitEnv } from "../http/kit-env.ts";
import type { Kit } from "../kit.ts";
import { deedInForce, deedOf } from "./deed.ts";
import { recordForeignDeed } from "./record-deed.ts";

/**
 * Goes on with a request as the member's who makes it: what it changes is written down as theirs. Reading
 * costs nothing more, but for what takes personal data out.
 */
export async function onBehalfOf(kit: Kit, c: Context<KitEnv>, next: Next): Promise<void> {
  const deed = deedOf(c, c.var.member);
  const reads = SAFE_METHODS.includes(c.req.method);
  if (reads && !deed.takesOut) return await next();
  await deedInForce.run(deed, next);
  if (deed.isJudged || reads || !c.res.ok) return;
  await kit.db.unit(deed.tenantId, (tx) =>
    recordForeignDeed(tx, deed, { product: kit.product, now: kit.now() }),
  );
}
