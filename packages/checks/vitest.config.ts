import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
    isolate: false,
    testTimeout: 30_000,
  },
});
