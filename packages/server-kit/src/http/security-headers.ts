import { createMiddleware } from "hono/factory";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { Kit } from "../kit.ts";
import { urlOf } from "../product.ts";
import type { KitEnv } from "./kit-env.ts";

/** What other sites may use of an app; everything else is kept from them. */
export interface ForOtherSites {
  /** The pages below it may stand in other sites' frames, e.g. `/embed/`. */
  readonly framed?: string;
  /** Scripts that other sites' pages may load, e.g. `/embed.js`. */
  readonly scripts?: readonly string[];
}

/**
 * Headers for pages and API alike. The built pages have no inline script. The component library writes
 * style elements at run time: they carry a nonce that is new with each answer, and that the page is told
 * (see `writeNonce`). Logos may be elsewhere.
 */
export function securityHeaders(
  kit: Pick<Kit, "env" | "product">,
  { framed, scripts = [] }: ForOtherSites = {},
) {
  const encrypted = urlOf(kit.product, kit.env).startsWith("https:");
  const headers = (isFramed: boolean, isForOthers: boolean) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", NONCE],
        imgSrc: ["'self'", "data:", "https:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: [isFramed ? "*" : "'none'"],
      },
      xFrameOptions: isFramed ? false : "DENY",
      crossOriginResourcePolicy: isForOthers ? "cross-origin" : "same-origin",
      referrerPolicy: "strict-origin-when-cross-origin",
      strictTransportSecurity: encrypted ? "max-age=31536000; includeSubDomains" : false,
    });
  const own = headers(false, false);
  const frame = headers(true, true);
  const script = headers(false, true);
  return createMiddleware<KitEnv>(async (c, next) => {
    const { path } = c.req;
    if (framed !== undefined && path.startsWith(framed)) await frame(c, next);
    else if (scripts.includes(path)) await script(c, next);
    else await own(c, next);
    // Whatever somebody sent us is a file to keep, and never a page of this origin.
    if (c.res.headers.get("content-disposition")?.startsWith("attachment")) {
      c.res.headers.set("content-security-policy", "default-src 'none'; sandbox");
    }
  });
}
