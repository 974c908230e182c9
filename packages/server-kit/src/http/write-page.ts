import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { PageAssets } from "./page-assets.ts";
import type { PageDescription } from "./page-description.ts";

/** The element that the build's page is mounted in. */
const ROOT = '<div id="root"></div>';
/** What the build's page says of itself, in which the description takes its place. */
const SAID_BY_BUILD =
  /\s*<title>[^<]*<\/title>|\s*<meta name="(?:description|robots|theme-color)"[^>]*>/g;

/** What the build's page and the description ask for of code. */
const CODE = /<script type="module"|<link rel="modulepreload"/g;

/**
 * Tells a page's code the nonce that its styles need, as the build tool's own code looks for it. Browsers
 * let nobody read it but scripts.
 *
 * @param page `index.html` of the build.
 */
export function writeNonce(page: string, nonce: string): string {
  return page.replace(
    "<head>",
    () => `<head>${html`<meta property="csp-nonce" nonce="${nonce}">`}`,
  );
}

/**
 * The page of the build with a description in it: language, title, what search engines and other
 * pages are told, a first look, data, and the files that its code will ask for. The first look comes
 * first: the code is fetched behind its styles.
 *
 * @param page `index.html` of the build.
 */
export function writePage(
  page: string,
  description: PageDescription,
  { assets, nonce }: { readonly assets: PageAssets; readonly nonce: string },
): string {
  const root = `<div id="root">${description.body}</div>${dataBlock(description.data)}`;
  // As functions: a replacement text could hold `$&` and the like.
  return writeNonce(page, nonce)
    .replace(SAID_BY_BUILD, "")
    .replace(/<html lang="[^"]*">/, () => `${html`<html lang="${description.language}">`}`)
    .replace(
      "</head>",
      () => `${head(description, assets)}${styleBlock(description.styles, nonce)}</head>`,
    )
    .replaceAll(CODE, (start) => `${start} fetchpriority="low"`)
    .replace(ROOT, () => root);
}

function head(description: PageDescription, { scripts, styles }: PageAssets): HtmlEscapedString {
  const { title, description: text, canonicalUrl, imageUrl, colour, language } = description;
  const { structuredData } = description;
  const meta = (name: string, content: string | undefined) =>
    content === undefined ? [] : [html`<meta name="${name}" content="${content}">`];
  const graph = (property: string, content: string | undefined) =>
    content === undefined ? [] : [html`<meta property="og:${property}" content="${content}">`];
  return joined([
    html`<title>${title}</title>`,
    ...meta("description", text),
    ...meta("robots", canonicalUrl === undefined ? "noindex" : undefined),
    ...meta("theme-color", colour),
    ...(canonicalUrl === undefined ? [] : [html`<link rel="canonical" href="${canonicalUrl}">`]),
    ...graph("type", "website"),
    ...graph("title", title),
    ...graph("description", text),
    ...graph("url", canonicalUrl),
    ...graph("image", imageUrl),
    ...graph("locale", language.replace("-", "_")),
    ...(structuredData === undefined
      ? []
      : [html`<script type="application/ld+json">${raw(inScript(structuredData))}</script>`]),
    ...scripts.map((href) => html`<link rel="modulepreload" crossorigin href="${href}">`),
    ...styles.map((href) => html`<link rel="stylesheet" crossorigin href="${href}">`),
  ]);
}

/** In CSS, `<` stands within texts only: no text ends the element. */
function styleBlock(styles: string | undefined, nonce: string): string {
  if (styles === undefined) return "";
  return `${html`<style nonce="${nonce}">${raw(styles.replaceAll("<", "\\3c "))}</style>`}\n`;
}

function dataBlock(data: unknown): string {
  return `<script type="application/json" id="page-data">${inScript(data)}</script>`;
}

/** In JSON, `<` stands within texts only, where it may as well be escaped: no text ends the element. */
function inScript(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function joined(
  parts: readonly (HtmlEscapedString | Promise<HtmlEscapedString>)[],
): HtmlEscapedString {
  return raw(parts.map((part) => `${part}\n`).join(""));
}
