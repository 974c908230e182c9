// `prisma db seed`: the demo organisations, into the database of DATABASE_URL.
import { ownerUrl } from "./env.ts";
import { seedDemo } from "./seed-demo.ts";

await seedDemo({ owner: ownerUrl() }, { now: new Date() });
