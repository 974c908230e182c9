import type { Context } from "hono";
import type { HtmlEscapedString } from "hono/utils/html";
import type { KitEnv } from "./kit-env.ts";

/** What the server knows of a page before any of its code has run. */
export interface PageDescription {
  /** BCP 47: of the text below. */
  readonly language: string;
  readonly title: string;
  /** A sentence or two, for search engines and for whoever is sent the link. */
  readonly description?: string | undefined;
  /** The page's own address, absolute. Where it is left out, search engines leave the page out. */
  readonly canonicalUrl?: string | undefined;
  /** A picture for whoever is sent the link, absolute. */
  readonly imageUrl?: string | undefined;
  /** `#rrggbb`, for what the browser draws around the page. */
  readonly colour?: string | undefined;
  /** What it is about in the words of schema.org, for search engines (JSON-LD). */
  readonly structuredData?: object | undefined;
  /** Stands in the page until its code is there. Without styles of its own: they would be refused. */
  readonly body: HtmlEscapedString;
  /** CSS for the body. */
  readonly styles?: string | undefined;
  /** What the page would ask for first; it finds it in `#page-data`. */
  readonly data: unknown;
  /** The source of the page's code, as the build knows it, e.g. `src/booking/booking-page.tsx`. */
  readonly source: string;
}

/** @returns undefined: there is nothing to say of that address. */
export type DescribePage = (c: Context<KitEnv>) => Promise<PageDescription | undefined>;
