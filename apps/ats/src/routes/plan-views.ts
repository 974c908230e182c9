import type { z } from "@hono/zod-openapi";
import { type PlanEntry, planRevision } from "../panels/read-plans.ts";
import type { planSchema } from "./plan-schemas.ts";

export function toPlan(entry: PlanEntry): z.infer<typeof planSchema> {
  const { tenantId: _tenant, createdAt: _created, ...plan } = entry.plan;
  return {
    ...plan,
    steps: entry.steps.map((step) => ({ ...step, after: [...step.after] })),
    revision: planRevision(entry),
  };
}
