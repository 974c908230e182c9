import { defineConfig } from "vitest/config";

// The pure part must not depend on the machine's own zone, so it runs in three: none of their
// offsets is alike, and Chatham's is no whole hour. The client extensions are tested where there is a
// database: in prisma/foreign and prisma/src/behaviours.
const projects = ["UTC", "America/Toronto", "Pacific/Chatham"].map((zone) => ({
  test: {
    name: zone,
    include: ["src/**/*.test.ts"],
    env: { TZ: zone },
    isolate: false,
    testTimeout: 30_000,
  },
}));

export default defineConfig({ test: { projects } });
