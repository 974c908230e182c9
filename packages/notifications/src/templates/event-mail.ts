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
  Preview,
  Section,
  Text,
} from "react-email";
import type { EventFacts } from "../facts/event-facts.ts";
import { type BrandColours, brandColours } from "./brand-colours.ts";
import type { Action, Description, Detail } from "./describe-message.ts";
import { webAddress } from "./web-address.ts";

// Plain calls instead of JSX: this runs from source, and erasing types leaves JSX as it is.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";
const INK = "#1b1f24";
const QUIET = "#57606a";

/** The mail about an event. */
export function EventMail(props: {
  readonly description: Description;
  readonly organisation: EventFacts["organisation"];
}): ReactElement {
  const { description, organisation } = props;
  const colours = brandColours(organisation.accentColour);
  return h(
    Html,
    { lang: description.language, dir: "ltr" },
    h(Head),
    h(Preview, null, description.intro),
    h(
      Body,
      { style: { margin: 0, padding: "24px 0", backgroundColor: "#f4f5f7", fontFamily: FONT } },
      h(
        Container,
        { style: { maxWidth: 560, margin: "0 auto", backgroundColor: "#ffffff", color: INK } },
        letterhead(organisation, colours),
        h(
          Section,
          { style: { padding: "24px 32px" } },
          h(Heading, { as: "h1", style: { margin: 0, fontSize: 22 } }, description.heading),
          h(Text, { style: { fontSize: 15, lineHeight: "24px" } }, description.intro),
          ...description.details.map(detail),
          ...description.actions.map((action) => button(action, colours)),
          description.calendarNote && h(Text, { style: quiet }, description.calendarNote),
          h(Hr, { style: { margin: "24px 0 12px" } }),
          h(Text, { style: { ...quiet, margin: 0 } }, description.footer),
        ),
      ),
    ),
  );
}

const quiet = { color: QUIET, fontSize: 13, lineHeight: "20px" };

function letterhead(
  { name, logoUrl }: EventFacts["organisation"],
  { accent, onAccent }: BrandColours,
): ReactElement {
  const logo = webAddress(logoUrl);
  return h(
    Section,
    { style: { backgroundColor: accent, padding: "16px 32px" } },
    logo && h(Img, { src: logo, alt: "", height: 32, style: { marginBottom: 8 } }),
    h(Text, { style: { margin: 0, color: onAccent, fontSize: 16, fontWeight: 600 } }, name),
  );
}

function detail({ label, value, url }: Detail): ReactElement {
  return h(
    Text,
    { key: label, style: { margin: "0 0 12px", fontSize: 15, lineHeight: "22px" } },
    h("span", { style: { color: QUIET, fontSize: 13 } }, label),
    h("br"),
    url ? h(Link, { href: url }, value) : value,
  );
}

function button({ label, url }: Action, { accent, onAccent }: BrandColours): ReactElement {
  const style = {
    backgroundColor: accent,
    color: onAccent,
    borderRadius: 6,
    padding: "12px 18px",
    margin: "8px 8px 8px 0",
    fontSize: 15,
  };
  return h(Button, { key: url, href: url, style }, label);
}
