import { parseArgs } from "node:util";
import { printReport } from "./print-report.ts";
import { runSoak } from "./run-soak.ts";

// node src/soak/run.ts --seconds 60 --clients 200 --kills 5 --servers 3 --workers 4 --seed 1

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "60" },
    clients: { type: "string", default: "200" },
    kills: { type: "string", default: "0" },
    servers: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
  },
});
const settings = {
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  clients: Number(values.clients),
  kills: Number(values.kills),
  servers: Number(values.servers),
  workers: Number(values.workers),
};
const report = await runSoak({ ...settings, log: (line) => console.log(line) });
printReport(settings, report);
if (report.wrong.length > 0) process.exitCode = 1;
