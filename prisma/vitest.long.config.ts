import { defineConfig } from "vitest/config";

/** What takes longer than a developer waits: `pnpm test:long`, and CI. */
export default defineConfig({
  test: { include: ["src/**/*.long.db.test.ts"], testTimeout: 120_000 },
});
