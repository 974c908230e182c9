/** Writes the demo data; see `seedInChild` for what it is given and what it says. */
import { writeDemoMessages } from "@convene/notifications/demo";
import { connect } from "@convene/prisma";
import { DEMO_SLUGS, seedDemo } from "@convene/prisma/demo";
import { createManageUrl, createSignedLinks } from "@convene/server-kit/links";
import { readLinkVariables, readRoleUrls } from "./env.ts";

const now = new Date();
const urls = readRoleUrls();
const signIns = await seedDemo(urls, { now });

const { CONVENE_SECRET, ...origins } = readLinkVariables();
const links = createSignedLinks(CONVENE_SECRET, () => now);
const db = connect({ url: urls.app, poolSize: 1 });
await writeDemoMessages({
  db,
  now,
  slugs: DEMO_SLUGS,
  urls: { ats: origins.ATS_URL, services: origins.SERVICES_URL },
  manageUrl: createManageUrl(origins, links),
});
await db.close();
process.stdout.write(JSON.stringify(signIns));
