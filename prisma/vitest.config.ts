import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "**/*.long.db.test.ts"],
    isolate: false,
    globalSetup: "src/testing/global-setup.ts",
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
