import { shellHeader, shellStyles } from "@convene/server-kit";
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { PageData } from "./page-data.ts";

interface ShellOptions {
  /** Of the page. */
  readonly heading: string;
  /** In another site's frame the organisation is named by that site. */
  readonly isEmbedded: boolean;
}

/** On wide pages the list stands beside the times. */
const NARROW_LIST = "@media (min-width:62em){.shell ul{max-width:19rem}}";

/** The page as it stands until its code is there: whose it is, and what can be booked. */
export function bookingShell(
  { page }: PageData,
  { heading, isEmbedded }: ShellOptions,
): HtmlEscapedString | Promise<HtmlEscapedString> {
  const { organisation, services } = page;
  const intro = organisation.bookingIntro;
  return html`<div class="shell">${isEmbedded ? "" : shellHeader(organisation)}<main class="inner"><h1>${heading}</h1>${
    intro === null ? "" : html`<p>${intro}</p>`
  }<ul>${services.map(({ name, description }) => html`<li><b>${name}</b>${description === null ? "" : html`<p>${description}</p>`}</li>`)}</ul></main></div>`;
}

/** Its CSS. */
export const bookingStyles = (accentColour: string | null): string =>
  `${shellStyles(accentColour)}${NARROW_LIST}`;
