import type { z } from "@hono/zod-openapi";
import { type TemplateEntry, templateRevision } from "../panels/read-templates.ts";
import type { templateSchema } from "./template-schemas.ts";

export function toTemplate(entry: TemplateEntry): z.infer<typeof templateSchema> {
  const { tenantId: _tenant, createdAt: _created, ...template } = entry.template;
  return {
    ...template,
    seats: entry.seats.map(({ name, resourceIds, poolId, filledBy }) => ({
      name,
      resourceId: resourceIds?.[0] ?? null,
      poolId,
      filledBy,
    })),
    roomIds: [...entry.roomIds],
    questions: [...entry.questions],
    criteria: [...entry.criteria],
    revision: templateRevision(entry),
  };
}
