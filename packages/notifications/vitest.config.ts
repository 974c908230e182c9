import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    isolate: false,
    globalSetup: "@convene/prisma/testing/global-setup",
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
