import { secureHeaders } from "hono/secure-headers";
import type { Kit } from "../kit.ts";
import { urlOf } from "../product.ts";

/**
 * Headers for pages and API alike. The built pages have no inline script; the component library
 * writes style elements at run time, hence 'unsafe-inline' for styles alone. Logos may be elsewhere.
 */
export function securityHeaders(kit: Pick<Kit, "env" | "product">) {
  const encrypted = urlOf(kit.product, kit.env).startsWith("https:");
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "https:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    referrerPolicy: "strict-origin-when-cross-origin",
    strictTransportSecurity: encrypted ? "max-age=31536000; includeSubDomains" : false,
  });
}
