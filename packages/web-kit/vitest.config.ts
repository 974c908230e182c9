import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    isolate: false, // the component library is loaded once instead of once per file
    testTimeout: 20_000, // the first page of a test loads the whole component library
    // Mantine warns of menus that have nothing to focus, where nothing has a size
    onConsoleLog: (log) => !log.includes("use-focus-trap"),
  },
});
