import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const demoSignIn = z.object({
  organisation: z.string(),
  name: z.string(),
  email: z.string(),
  password: z.string(),
  role: z.string(),
});

/** Somebody whom the demo data let sign in. */
export type DemoSignIn = z.infer<typeof demoSignIn>;

/** @throws ZodError where the text is not a list of sign-ins in JSON. */
export function parseSignIns(text: string): readonly DemoSignIn[] {
  return z.array(demoSignIn).parse(JSON.parse(text));
}

/** Keeps the sign-ins beside the data that they belong to, to be printed at every start. */
export function writeSignIns(dataFolder: string, signIns: readonly DemoSignIn[]): void {
  writeFileSync(file(dataFolder), `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
}

/** None where there is no such file. */
export function readSignIns(dataFolder: string): readonly DemoSignIn[] {
  return existsSync(file(dataFolder)) ? parseSignIns(readFileSync(file(dataFolder), "utf8")) : [];
}

function file(dataFolder: string): string {
  return join(dataFolder, "demo-sign-ins.json");
}
