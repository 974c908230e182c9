import { defineConfig } from "vitest/config";

/** What takes longer than a developer waits: `pnpm test:long`, and CI. */
export default defineConfig({
  test: {
    include: ["src/**/*.long.test.ts"],
    fileParallelism: false,
    globalSetup: "./src/testing/global-setup.ts",
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
