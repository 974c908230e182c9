import { createWebConfig } from "@convene/web-kit/vite";

export default createWebConfig({
  root: import.meta.dirname,
  port: 5000,
  api: "http://localhost:4000",
});
