/**
 * A mail for a frame of this page. A frame that is written in place keeps to the page's content policy,
 * which takes no styles but those with its nonce: what stands at elements becomes rules that match these
 * elements alone, as strong as they were, and what stands in `<style>` gets the nonce.
 *
 * @param nonce Empty where the page has no such policy: then the mail stays as it is.
 */
export function withStyleNonce(html: string, nonce: string): string {
  if (nonce === "") return html;
  const styles: string[] = [];
  // Not parsed as a document: that would judge what stands at its elements by the policy already.
  const marked = html.replace(
    /(<[a-z][^<>]*?)\sstyle=("([^"]*)"|'([^']*)')/gi,
    (_all, before: string, _value: string, double?: string, single?: string) => {
      const name = `s${styles.length}`;
      const text = asText(double ?? single ?? "").replaceAll(/[{}<>]/g, "");
      // No other selector outdoes it, and `!important` does, as with what it stands for.
      styles.push(`${`[data-style=${name}]`.repeat(4)}{${text}}`);
      return `${before} data-style="${name}"`;
    },
  );
  const own = `<style nonce="${nonce}">${styles.join("\n")}</style>`;
  const withNonce = marked.replace(/<style(?=[\s>])/gi, `<style nonce="${nonce}"`);
  return /<\/head>/i.test(withNonce)
    ? withNonce.replace(/<\/head>/i, `${own}</head>`)
    : `${own}${withNonce}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&amp;": "&",
};

function asText(attribute: string): string {
  return attribute.replaceAll(/&(quot|#x27|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
