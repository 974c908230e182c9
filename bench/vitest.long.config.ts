import { defineConfig } from "vitest/config";

/** What takes longer than a developer waits: `pnpm test:long`, and CI. */
export default defineConfig({
  test: {
    include: ["src/**/*.long.test.ts"],
    fileParallelism: false,
    // A minute of it is the soak's; the rest is for machines that are busy with something else.
    testTimeout: 600_000,
  },
});
