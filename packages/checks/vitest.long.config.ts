import { defineConfig } from "vitest/config";

/** What takes longer than a developer waits: `pnpm test:long`, and CI. */
export default defineConfig({
  test: { include: ["src/**/*.long.test.ts"], testTimeout: 120_000, hookTimeout: 300_000 },
});
