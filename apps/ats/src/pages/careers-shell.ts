import { type ShellOrganisation, shellHeader } from "@convene/server-kit";
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** What stands in a careers page until its code is there. */
export interface ShellContent {
  readonly organisation: ShellOrganisation;
  readonly heading: string;
  readonly text: string | null;
  readonly entries: readonly { readonly title: string; readonly detail: string }[];
}

/** The page as it stands until its code is there: whose it is, and which jobs there are. */
export function careersShell({
  organisation,
  heading,
  text,
  entries,
}: ShellContent): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<div class="shell">${shellHeader(organisation)}<main class="inner"><h1>${heading}</h1>${
    text === null ? "" : html`<p>${text}</p>`
  }<ul>${entries.map(({ title, detail }) => html`<li><b>${title}</b><p>${detail}</p></li>`)}</ul></main></div>`;
}
