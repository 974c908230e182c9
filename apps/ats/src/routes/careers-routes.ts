import { createHash } from "node:crypto";
import {
  countMail,
  createRouter,
  idempotencyHeader,
  idempotent,
  inUnit,
  inUnitOfSlug,
  json,
  type Kit,
  problemResponses,
  rateLimit,
  tenantOfSlug,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { createApplicationMessages } from "../messages/application-messages.ts";
import { applyAsVisitor } from "../use-cases/apply-as-visitor.ts";
import { viewCareers, viewCareersJob } from "../use-cases/view-careers.ts";
import { fileLimit } from "./candidate-file-routes.ts";
import {
  applicationForm,
  careersJobParams,
  careersJobSchema,
  careersParams,
  careersSchema,
  receivedSchema,
} from "./careers-schemas.ts";
import { toCareers, toCareersJob } from "./careers-views.ts";

const tags = ["Careers"];

/** Takes a file, below /api. */
export const APPLY_PATH = "/careers/:slug/jobs/:jobId/applications";

/** The careers page's routes: no sign-in, limited in rate. */
export function careersRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const messages = createApplicationMessages(kit);

  const show = createRoute({
    method: "get",
    path: "/careers/{slug}",
    tags,
    summary: "An organisation and the jobs that can be applied for",
    middleware: limited,
    request: { params: careersParams },
    responses: {
      200: { description: "Open jobs that are published", content: json(careersSchema) },
      ...problemResponses(404, 429),
    },
  });

  const showJob = createRoute({
    method: "get",
    path: "/careers/{slug}/jobs/{jobId}",
    tags,
    summary: "A job, and what its form asks",
    middleware: limited,
    request: { params: careersJobParams },
    responses: {
      200: { description: "As it is now", content: json(careersJobSchema) },
      ...problemResponses(404, 429),
    },
  });

  const apply = createRoute({
    method: "post",
    path: "/careers/{slug}/jobs/{jobId}/applications",
    tags,
    summary: "Apply for a job",
    description:
      "Honours Idempotency-Key. Who has applied for the job by that address is answered the same; the first application counts.",
    middleware: [limited, fileLimit()] as const,
    request: {
      params: careersJobParams,
      headers: idempotencyHeader,
      body: { content: { "multipart/form-data": { schema: applicationForm } }, required: true },
    },
    responses: {
      201: { description: "Received", content: json(receivedSchema) },
      ...problemResponses(400, 404, 413, 422, 429),
    },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const { slug } = c.req.valid("param");
      return c.json(toCareers(await inUnitOfSlug(kit, slug, viewCareers)), 200);
    })
    .openapi(showJob, async (c) => {
      const { slug, jobId } = c.req.valid("param");
      const found = await inUnitOfSlug(kit, slug, (work) => viewCareersJob(work, jobId));
      return c.json(toCareersJob(found), 200);
    })
    .openapi(apply, async (c) => {
      const { slug, jobId } = c.req.valid("param");
      const tenantId = await tenantOfSlug(kit, slug);
      const { application, resume } = c.req.valid("form");
      const { website, answers, coverLetter, ...candidate } = application;
      // Whatever fills in a field that nobody sees is told what a person would be told.
      if (website) return c.json({ received: true as const }, 201);
      await countMail(kit, c, "application", candidate.email);
      const bytes = new Uint8Array(await resume.arrayBuffer());
      const content = `${JSON.stringify(application)}\n${createHash("sha256").update(bytes).digest("hex")}`;
      return await idempotent(kit, c, { tenantId, operation: "apply", content }, () =>
        inUnit(kit, tenantId, async (work) => {
          const file = { name: resume.name, bytes };
          await applyAsVisitor(
            work,
            { jobId, candidate, coverLetter, answers, resume: file },
            messages,
          );
          return c.json({ received: true as const }, 201);
        }),
      );
    });
}
