/** Writes the demo data; see `seedInChild` for what it is given and what it says. */
import { seedDemo } from "@convene/prisma/demo";
import { readRoleUrls } from "./env.ts";

const signIns = await seedDemo(readRoleUrls(), { now: new Date() });
process.stdout.write(JSON.stringify(signIns));
