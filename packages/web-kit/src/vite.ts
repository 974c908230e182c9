import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { ProxyOptions, UserConfig } from "vite";
import { precompress } from "./vite/precompress.ts";

export interface WebConfigOptions {
  /** The folder of `index.html`: `import.meta.dirname` of the app's `vite.config.ts`. */
  readonly root: string;
  /** Where the pages are served while they are being worked on. */
  readonly port: number;
  /** Origin of the app's server, e.g. `http://localhost:4001`; `/api` goes there. */
  readonly api: string;
  /**
   * Scripts that other sites load, by name: `{ embed: "src/embed/embed.ts" }` is served as
   * `/embed.js`. They import nothing.
   */
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * How both apps' pages are built: into `dist` beside `index.html`, each page's code by itself.
 *
 * @example
 * export default createWebConfig({ root: import.meta.dirname, port: 5001, api: "http://localhost:4001" });
 */
export function createWebConfig({ root, port, api, scripts = {} }: WebConfigOptions): UserConfig {
  return {
    root,
    plugins: [react(), precompress()],
    // two copies of these would each have contexts of their own
    resolve: { dedupe: ["react", "react-dom", "@mantine/core", "@mantine/hooks", "react-i18next"] },
    server: { port, strictPort: true, proxy: { "/api": proxyTo(api) } },
    build: {
      outDir: "dist",
      emptyOutDir: true,
      // for the server, which names the files of a page to the browser
      manifest: true,
      target: "baseline-widely-available",
      // These have light-dark(). For older ones it would be rewritten to variables that are set
      // beside `color-scheme`, which the component library sets in a way that is not recognised.
      cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
      rolldownOptions: {
        input: {
          index: join(root, "index.html"),
          ...Object.fromEntries(
            Object.entries(scripts).map(([name, source]) => [name, join(root, source)]),
          ),
        },
        // Packages of this repository do nothing on import, save for their styles: a page that takes
        // one component of an index does not get the others.
        treeshake: {
          moduleSideEffects: [
            { test: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.tsx?$/, sideEffects: false },
          ],
        },
        output: {
          entryFileNames: ({ name }) =>
            Object.hasOwn(scripts, name) ? "[name].js" : "assets/[name]-[hash].js",
          codeSplitting: {
            // Only what is one piece. Spreading one library over several chunks by hand makes chunks that
            // import each other, and modules that run before what they need; left alone, each page
            // gets the components that it uses.
            groups: [
              // Every page needs these, and they change with an upgrade only.
              {
                name: "react",
                test: /[\\/]node_modules[\\/](react|react-dom|scheduler|react-i18next|i18next|@tanstack[\\/][^\\/]+)[\\/]/,
              },
              // The staff's calendar only.
              {
                name: "calendar",
                test: /[\\/]node_modules[\\/](@fullcalendar[\\/][^\\/]+|temporal-polyfill)[\\/]/,
              },
            ],
          },
        },
      },
    },
  };
}

function proxyTo(api: string): ProxyOptions {
  return {
    target: api,
    changeOrigin: true,
    ws: true,
    rewriteWsOrigin: true,
    // the server takes changes from its own pages only
    headers: { origin: api },
  };
}
