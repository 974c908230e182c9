import { readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const COMPRESSED: readonly string[] = [".js", ".css", ".svg", ".html", ".json", ".txt"];
/** Below it, the headers weigh more than what is saved. */
const LEAST_BYTES = 512;

/** Writes each file of a build once more as `.br` and `.gz`, so that the server compresses nothing. */
export function precompress(): Plugin {
  return {
    name: "convene:precompress",
    apply: "build",
    async writeBundle({ dir = "." }, bundle) {
      const names = Object.keys(bundle).filter((name) => COMPRESSED.includes(extname(name)));
      await Promise.all(names.map((name) => compressFile(join(dir, name))));
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < LEAST_BYTES) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await Promise.all([
    promisify(brotliCompress)(content, { params }).then((br) => writeFile(`${path}.br`, br)),
    promisify(gzip)(content, { level: 9 }).then((gz) => writeFile(`${path}.gz`, gz)),
  ]);
}
