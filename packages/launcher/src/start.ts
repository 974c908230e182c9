import { runLauncher } from "./run-launcher.ts";

const app = (path: string) => new URL(`../../../apps/${path}`, import.meta.url);

await runLauncher({
  apps: [
    {
      name: "ats",
      title: "Convene Hiring",
      server: app("ats/src/main.ts"),
      worker: app("ats/src/worker.ts"),
    },
    {
      name: "services",
      title: "Convene Services",
      server: app("services/src/main.ts"),
      worker: app("services/src/worker.ts"),
    },
  ],
  seed: new URL("./seed-demo-data.ts", import.meta.url),
});
