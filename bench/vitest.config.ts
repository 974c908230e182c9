import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
    // One looks at every way to arrange loops, which takes seconds where others work too.
    testTimeout: 30_000,
  },
});
