import react from "@vitejs/plugin-react";
import type { ProxyOptions, UserConfig } from "vite";

export interface WebConfigOptions {
  /** The folder of `index.html`: `import.meta.dirname` of the app's `vite.config.ts`. */
  readonly root: string;
  /** Where the pages are served while they are being worked on. */
  readonly port: number;
  /** Origin of the app's server, e.g. `http://localhost:4001`; `/api` goes there. */
  readonly api: string;
}

/**
 * How both apps' pages are built: into `dist` beside `index.html`, each page's code by itself.
 *
 * @example
 * export default createWebConfig({ root: import.meta.dirname, port: 5001, api: "http://localhost:4001" });
 */
export function createWebConfig({ root, port, api }: WebConfigOptions): UserConfig {
  return {
    root,
    plugins: [react()],
    // two copies of these would each have contexts of their own
    resolve: { dedupe: ["react", "react-dom", "@mantine/core", "@mantine/hooks", "react-i18next"] },
    server: { port, strictPort: true, proxy: { "/api": proxyTo(api) } },
    build: {
      outDir: "dist",
      emptyOutDir: true,
      target: "baseline-widely-available",
      // These have light-dark(). For older ones it would be rewritten to variables that are set
      // beside `color-scheme`, which the component library sets in a way that is not recognised.
      cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
      rolldownOptions: {
        // Packages of this repository do nothing on import, save for their styles: a page that takes
        // one component of an index does not get the others.
        treeshake: {
          moduleSideEffects: [
            { test: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.tsx?$/, sideEffects: false },
          ],
        },
        output: {
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
