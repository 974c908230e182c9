import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "@convene/server-kit/testing/global-setup",
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
