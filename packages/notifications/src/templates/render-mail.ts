import { createElement } from "react";
import { render } from "react-email";
import { boundedCache } from "./bounded-cache.ts";
import { type Mail, mapMail, shapeOf } from "./mail.ts";
import { MessageMail } from "./message-mail.ts";

/** A mail's HTML in pieces, and which of its texts stands between two of them. */
interface CompiledMail {
  readonly pieces: readonly string[];
  /** One fewer than there are pieces: positions in the order of `mapMail`. */
  readonly texts: readonly number[];
}

/**
 * A mail in HTML. React Email renders each shape once, with a mark for every text; after that the texts
 * are put where their marks were, escaped as React does it.
 */
export async function renderMail(mail: Mail): Promise<string> {
  const shape = shapeOf(mail);
  const compiled = shapes.get(shape, () => compile(mail));
  try {
    return fill(await compiled, textsOf(mail));
  } catch (error) {
    shapes.delete(shape); // what failed once may succeed later
    throw error;
  }
}

/** Own introductions have any number of paragraphs; all other shapes are a few dozen. */
const shapes = boundedCache<Promise<CompiledMail>>(200);

// Characters of the private use area: no text of ours holds them, and nothing escapes them.
const MARK = /\ue000(\d+)\ue001/;

async function compile(mail: Mail): Promise<CompiledMail> {
  let count = 0;
  const marked = mapMail(mail, () => `\ue000${count++}\ue001`);
  const html = await render(createElement(MessageMail, { mail: marked }));
  // Splitting by a pattern with a group: pieces and positions take turns.
  const parts = html.split(MARK);
  return {
    pieces: parts.filter((_, at) => at % 2 === 0),
    texts: parts.filter((_, at) => at % 2 === 1).map(Number),
  };
}

function textsOf(mail: Mail): string[] {
  const texts: string[] = [];
  mapMail(mail, (text) => {
    texts.push(escapeText(text));
    return text;
  });
  return texts;
}

function fill({ pieces, texts: positions }: CompiledMail, texts: readonly string[]): string {
  let html = pieces[0] ?? "";
  for (const [at, position] of positions.entries()) {
    html += `${texts[position] ?? ""}${pieces[at + 1] ?? ""}`;
  }
  return html;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&#x27;",
  "<": "&lt;",
  ">": "&gt;",
};

function escapeText(text: string): string {
  return text.replace(/["&'<>]/g, (letter) => ESCAPES[letter] ?? letter);
}
