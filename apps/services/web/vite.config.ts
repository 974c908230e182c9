import { createWebConfig } from "@convene/web-kit/vite";

export default createWebConfig({
  root: import.meta.dirname,
  port: 5001,
  api: "http://localhost:4001",
  scripts: { embed: "src/embed/embed-script.ts" },
});
