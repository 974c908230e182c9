import { defineConfig } from "vitest/config";

/** What takes longer than a developer waits: `pnpm test:long`, and CI. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.long.test.ts", "src/**/*.long.db.test.ts"],
    isolate: false,
    maxWorkers: 2,
    globalSetup: "@convene/server-kit/testing/global-setup",
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
