import { defineConfig } from "vitest/config";

// The pure part must not depend on the machine's own zone, so it runs in three: none of their
// offsets is alike, and Chatham's is no whole hour. The client extensions need it only once.
const pure = ["UTC", "America/Toronto", "Pacific/Chatham"].map((zone) => ({
  test: {
    name: zone,
    include: ["src/**/*.test.ts"],
    exclude: ["src/prisma/**"],
    env: { TZ: zone },
    isolate: false,
    testTimeout: 30_000,
  },
}));

export default defineConfig({
  test: {
    projects: [...pure, { test: { name: "prisma", include: ["src/prisma/**/*.test.ts"] } }],
  },
});
