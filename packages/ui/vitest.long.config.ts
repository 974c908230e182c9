import { defineConfig } from "vitest/config";

/** What takes longer than a developer waits: `pnpm test:long`, and CI. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.long.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
