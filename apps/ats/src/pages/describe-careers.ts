import { NotFoundError } from "@convene/scheduling-core";
import {
  type DescribePage,
  inUnit,
  type Kit,
  type PageDescription,
  pageLanguage,
  rateLimit,
  shellStyles,
} from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { viewCareers, viewCareersJob } from "../use-cases/view-careers.ts";
import { careersShell } from "./careers-shell.ts";
import { type CareersTexts, careersTexts } from "./careers-texts.ts";
import { jobPosting } from "./job-posting.ts";
import { careersData, jobData } from "./page-data.ts";
import { plainText } from "./plain-text.ts";

const CAREERS_PAGE = /^\/careers\/([^/]+)(?:\/([^/]+))?$/;
/** What search engines show of a description. */
const LONGEST_DESCRIPTION = 160;

const asked = z.object({ language: z.string().optional() });

/**
 * What is known of a careers page when it is asked for: the organisation and its jobs, or one of them,
 * in the page itself. Who asks too often gets the page without.
 */
export function describeCareers(kit: Kit): DescribePage {
  const limit = rateLimit(kit, "public");

  return async (c) => {
    const [, slug = "", jobId] = CAREERS_PAGE.exec(c.req.path) ?? [];
    const tenantId = slug === "" ? undefined : await kit.db.tenantOfSlug(slug);
    if (tenantId === undefined) return undefined;
    let isAllowed = false;
    await limit(c, async () => {
      isAllowed = true;
    });
    if (!isAllowed) return undefined;
    const { language: chosen } = asked.parse(c.req.query());
    const language = pageLanguage(chosen, c.req.header("accept-language"));
    const texts = careersTexts(language);
    if (jobId === undefined) return { language, ...(await describeAll(kit, tenantId, texts)) };
    if (!z.uuid().safeParse(jobId).success) return undefined;
    const job = await describeJob(kit, { tenantId, jobId }, texts);
    return job && { language, ...job };
  };
}

type Description = Omit<PageDescription, "language">;

async function describeAll(kit: Kit, tenantId: string, texts: CareersTexts): Promise<Description> {
  const careers = await inUnit(kit, tenantId, viewCareers);
  const { tenant, slug, jobs } = careers;
  const heading = texts.heading(tenant.name);
  return {
    title: heading,
    description: plainText(
      tenant.careersIntro ??
        texts.description(
          tenant.name,
          jobs.map(({ title }) => title),
        ),
      LONGEST_DESCRIPTION,
    ),
    canonicalUrl: `${kit.env.ATS_URL}/careers/${slug}`,
    imageUrl: tenant.logoUrl ?? undefined,
    colour: tenant.accentColour ?? undefined,
    styles: shellStyles(tenant.accentColour),
    body: await careersShell({
      organisation: tenant,
      heading,
      text: tenant.careersIntro,
      entries: jobs.map(({ title, department, location }) => ({
        title,
        detail: [department, location].filter(Boolean).join(" · "),
      })),
    }),
    data: careersData(careers, kit.now()),
    source: "src/careers/careers-page.tsx",
  };
}

async function describeJob(
  kit: Kit,
  { tenantId, jobId }: { readonly tenantId: string; readonly jobId: string },
  texts: CareersTexts,
): Promise<Description | undefined> {
  try {
    const found = await inUnit(kit, tenantId, (work) => viewCareersJob(work, jobId));
    const { tenant, slug, job } = found;
    const detail = [job.department, job.location].filter(Boolean).join(" · ");
    return {
      title: `${job.title} · ${tenant.name}`,
      description: plainText(
        job.description ?? texts.description(tenant.name, [job.title]),
        LONGEST_DESCRIPTION,
      ),
      canonicalUrl: `${kit.env.ATS_URL}/careers/${slug}/${job.id}`,
      imageUrl: tenant.logoUrl ?? undefined,
      colour: tenant.accentColour ?? undefined,
      structuredData: jobPosting(job, tenant),
      styles: shellStyles(tenant.accentColour),
      body: await careersShell({
        organisation: tenant,
        heading: job.title,
        text: detail,
        entries: [],
      }),
      data: jobData(found, kit.now()),
      source: "src/careers/careers-job-page.tsx",
    };
  } catch (error) {
    // Filled or taken off: the page says so itself.
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
