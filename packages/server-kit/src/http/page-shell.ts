import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export interface ShellOrganisation {
  readonly name: string;
  readonly accentColour: string | null;
  readonly logoUrl: string | null;
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
.shell li{border:1px solid light-dark(#dfe2e7,#34373d);border-radius:.5rem;padding:.875rem 1rem;background:light-dark(#fff,#1b1c1f)}
.shell b{font-weight:600}
`;

/** What stands above a public page until its code is there: whose it is. */
export function shellHeader({
  name,
  logoUrl,
}: Pick<ShellOrganisation, "name" | "logoUrl">): HtmlEscapedString | Promise<HtmlEscapedString> {
  const logo =
    logoUrl === null
      ? html`<i aria-hidden="true">${name.trim().charAt(0).toUpperCase()}</i>`
      : html`<img src="${logoUrl}" alt="">`;
  return html`<header><div class="inner name">${logo}<span>${name}</span></div></header>`;
}

/** The CSS of what stands in a public page until its code is there. A colour that is none is left out. */
export function shellStyles(accentColour: string | null): string {
  const brand = /^#[0-9a-f]{3,8}$/i.test(accentColour ?? "") ? accentColour : "#3a4250";
  return `:root{--brand:${brand}}${STYLES}`;
}
