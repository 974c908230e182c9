import { spawnSync } from "node:child_process";
import { judgeAudit } from "./judge-audit.ts";

/** From where a known fault of something that is installed stops the line; `moderate` is only told. */
const LEVEL = "high";

const root = new URL("../../../", import.meta.url);
const { status, stdout, stderr } = spawnSync(
  "npx",
  ["-y", "pnpm@12", "audit", "--prod", "--audit-level", LEVEL],
  { cwd: root, encoding: "utf8" },
);
const output = `${stdout}\n${stderr}`;
const { said, exitCode } = judgeAudit({ exitCode: status ?? 1, output });
process.stdout.write(`${output.trim()}\n\n${said}\n`);
process.exitCode = exitCode;
