import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
    globalSetup: "@convene/server-kit/testing/global-setup",
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
