import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { PageData } from "./page-data.ts";

interface ShellOptions {
  /** Of the page. */
  readonly heading: string;
  /** In another site's frame the organisation is named by that site. */
  readonly isEmbedded: boolean;
}

/** As in the pages' own colours; the component library sets its own once it is there. */
const STYLES = `
:root{color-scheme:light dark}
body{margin:0}
.shell{min-height:100vh;background:light-dark(#f7f8fa,#131416);font-family:Inter,ui-sans-serif,system-ui,sans-serif;line-height:1.55;color:light-dark(#1a1d23,#e6e8ec)}
.shell header{border-bottom:3px solid var(--brand);background:light-dark(#fff,#1b1c1f)}
.shell .inner{max-width:71.25rem;margin:0 auto;padding:.75rem 1rem;box-sizing:border-box}
.shell .name{display:flex;align-items:center;gap:.75rem;font-weight:650;min-height:2.25rem}
.shell i{width:2.25rem;height:2.25rem;border-radius:.5rem;background:var(--brand);color:transparent}
.shell img{max-height:2.5rem;max-width:10rem}
.shell h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 .5rem;font-weight:650}
.shell p{margin:.25rem 0;color:light-dark(#555b66,#a8adb8);max-width:42rem;white-space:pre-line}
.shell ul{list-style:none;padding:0;display:grid;gap:.625rem}
@media (min-width:62em){.shell ul{max-width:19rem}}
.shell li{border:1px solid light-dark(#dfe2e7,#34373d);border-radius:.5rem;padding:.875rem 1rem;background:light-dark(#fff,#1b1c1f)}
.shell b{font-weight:600}
`;

/** The page as it stands until its code is there: whose it is, and what can be booked. */
export function bookingShell(
  { page }: PageData,
  { heading, isEmbedded }: ShellOptions,
): HtmlEscapedString | Promise<HtmlEscapedString> {
  const { organisation, services } = page;
  const logo =
    organisation.logoUrl === null
      ? html`<i aria-hidden="true">${organisation.name.trim().charAt(0).toUpperCase()}</i>`
      : html`<img src="${organisation.logoUrl}" alt="">`;
  const header = html`<header><div class="inner name">${logo}<span>${organisation.name}</span></div></header>`;
  const intro = organisation.bookingIntro;
  return html`<div class="shell">${isEmbedded ? "" : header}<main class="inner"><h1>${heading}</h1>${
    intro === null ? "" : html`<p>${intro}</p>`
  }<ul>${services.map(({ name, description }) => html`<li><b>${name}</b>${description === null ? "" : html`<p>${description}</p>`}</li>`)}</ul></main></div>`;
}

/** Its CSS. A colour that is none is left out. */
export function bookingStyles(accentColour: string | null): string {
  const brand = /^#[0-9a-f]{3,8}$/i.test(accentColour ?? "") ? accentColour : "#3a4250";
  return `:root{--brand:${brand}}${STYLES}`;
}
