import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "**/*.long.test.ts", "**/*.long.db.test.ts"],
    isolate: false,
    // The browser flows spend most of their time waiting: two files at once are done in half of it.
    maxWorkers: 2,
    globalSetup: "@convene/server-kit/testing/global-setup",
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
