import { readFile } from "node:fs/promises";
import { z } from "zod";

/** The files that a page's code is made of, as paths on this server. */
export interface PageAssets {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);

type Manifest = z.infer<typeof manifestSchema>;

const NONE: PageAssets = { scripts: [], styles: [] };

/**
 * The files that a source and everything that it imports became, so that the browser can ask for all
 * of them at once.
 *
 * @param webRoot The folder that Vite built. Where it brought no manifest: nothing.
 * @param source e.g. `src/booking/booking-page.tsx`
 */
export async function readPageAssets(webRoot: URL, source: string): Promise<PageAssets> {
  const text = await readFile(new URL(".vite/manifest.json", webRoot), "utf8").catch(() => null);
  return text === null ? NONE : pageAssets(manifestSchema.parse(JSON.parse(text)), source);
}

function pageAssets(manifest: Manifest, source: string): PageAssets {
  const found = new Set<string>();
  const collect = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || found.has(name)) return;
    found.add(name);
    for (const imported of chunk.imports ?? []) collect(imported);
  };
  collect(source);
  const chunks = [...found].flatMap((name) => manifest[name] ?? []);
  return {
    scripts: chunks.map(({ file }) => `/${file}`),
    styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))].map((file) => `/${file}`),
  };
}
