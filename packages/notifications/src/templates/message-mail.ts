import { createElement as h, type ReactElement } from "react";
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Section,
  Text,
} from "react-email";
import type { Action, Detail } from "./description.ts";
import type { Mail } from "./mail.ts";

// Plain calls instead of JSX: this runs from source, and erasing types leaves JSX as it is.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";
const INK = "#1b1f24";
const QUIET = "#57606a";
const LINE = "#d8dee4";

/**
 * A mail. What it shows goes in as it is, each text as the only child of its element or as an
 * attribute: `renderMail` relies on that to put other texts into the same shape.
 */
export function MessageMail({ mail }: { readonly mail: Mail }): ReactElement {
  const [primary, ...others] = mail.actions;
  return h(
    Html,
    { lang: mail.language, dir: "ltr" },
    h(
      Head,
      null,
      h("title", null, mail.subject),
      // Which of a logo's colours survive a dark background nobody knows: the mail stays light.
      h("meta", { name: "color-scheme", content: "light only" }),
    ),
    h(
      Body,
      { style: { margin: 0, padding: "24px 8px", backgroundColor: "#f2f4f6", fontFamily: FONT } },
      h("div", { style: hidden, "data-skip-in-text": true }, mail.preview),
      h(
        Container,
        { style: { ...paper, borderTop: `4px solid ${mail.accent}` } },
        h(
          Section,
          { style: { padding: "20px 24px 28px" } },
          letterhead(mail),
          h(Heading, { as: "h1", style: heading }, mail.heading),
          ...mail.intro.map((paragraph, at) =>
            h(Text, { key: `intro${at}`, style: text }, paragraph),
          ),
          h(
            Section,
            { style: card },
            h(Text, { style: title }, mail.title),
            ...mail.details.map((row, at) => detail(row, at, mail)),
          ),
          primary && h(Section, { style: { padding: "24px 0 0" } }, button(primary, mail)),
          ...others.map((action) => link(action, mail)),
          ...mail.notes.map((note, at) => h(Text, { key: `note${at}`, style: noteStyle }, note)),
          h(Hr, { style: { margin: "24px 0 12px", borderColor: LINE } }),
          ...mail.footer.map((line, at) => h(Text, { key: `footer${at}`, style: small }, line)),
        ),
      ),
    ),
  );
}

const hidden = { display: "none", overflow: "hidden", maxHeight: 0, maxWidth: 0, opacity: 0 };
const paper = {
  width: "100%",
  maxWidth: 560,
  margin: "0 auto",
  backgroundColor: "#ffffff",
  color: INK,
  borderRadius: 8,
  // A long word or address breaks before it makes the page wider; mail programs know the one or the other.
  overflowWrap: "anywhere",
  wordBreak: "break-word",
} as const;
const heading = { margin: "20px 0 8px", fontSize: 24, lineHeight: "30px", fontWeight: 700 };
const text = {
  margin: "0 0 12px",
  fontSize: 16,
  lineHeight: "24px",
  whiteSpace: "pre-line",
} as const;
const card = {
  margin: "20px 0 0",
  padding: "18px 20px 4px",
  backgroundColor: "#f6f8fa",
  borderRadius: 8,
};
const title = { margin: "0 0 12px", fontSize: 18, lineHeight: "24px", fontWeight: 600 };
const small = { margin: "0 0 4px", color: QUIET, fontSize: 13, lineHeight: "20px" };
const noteStyle = { ...small, margin: "16px 0 0" };

function letterhead({ organisation, logoUrl }: Mail): ReactElement {
  return h(
    Text,
    { style: { margin: 0, fontSize: 15, lineHeight: "24px", fontWeight: 600 } },
    logoUrl !== null &&
      h(Img, {
        src: logoUrl,
        alt: "",
        height: 32,
        style: { display: "inline-block", verticalAlign: "middle", marginRight: 12 },
      }),
    h("span", { style: { verticalAlign: "middle" } }, organisation),
  );
}

/** The first one is what the mail is for: it is written larger. */
function detail({ label, value, note, url }: Detail, at: number, mail: Mail): ReactElement {
  const size = at === 0 ? { fontSize: 17, fontWeight: 600 } : { fontSize: 15 };
  const written = { ...size, whiteSpace: "pre-line" } as const;
  return h(
    Text,
    { key: `detail${at}`, style: { margin: "0 0 14px", fontSize: 15, lineHeight: "22px" } },
    h("span", { style: { color: QUIET, fontSize: 13 } }, label),
    h("br"),
    url === undefined
      ? h("span", { style: written }, value)
      : h(
          Link,
          { href: url, style: { ...written, color: mail.link, textDecoration: "underline" } },
          value,
        ),
    note !== undefined && h("br"),
    note !== undefined && h("span", { style: { color: QUIET, fontSize: 13 } }, note),
  );
}

function button({ label, url }: Action, { accent, onAccent }: Mail): ReactElement {
  const style = {
    backgroundColor: accent,
    color: onAccent,
    borderRadius: 6,
    padding: "13px 22px",
    fontSize: 16,
    fontWeight: 600,
    textAlign: "center",
  } as const;
  return h(Button, { href: url, style }, label);
}

function link({ label, url }: Action, mail: Mail): ReactElement {
  return h(
    Text,
    { key: url, style: { margin: "12px 0 0", fontSize: 15, lineHeight: "24px" } },
    h(Link, { href: url, style: { color: mail.link, textDecoration: "underline" } }, label),
  );
}
