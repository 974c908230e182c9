import type { z } from "@hono/zod-openapi";
import type { Today } from "../use-cases/read-today.ts";
import type { todaySchema } from "./today-schemas.ts";

export function toToday({ day, interviews, decisions }: Today): z.infer<typeof todaySchema> {
  return {
    day,
    interviews: interviews.flatMap(({ status, start, end, interviewers, ...rest }) =>
      status === "cancelled"
        ? []
        : {
            ...rest,
            status,
            start: start.toISOString(),
            end: end.toISOString(),
            interviewers: [...interviewers],
          },
    ),
    decisions: decisions.map(({ kind, count, items }) => ({
      kind,
      count,
      items: items.map(({ at, ...rest }) => ({ ...rest, at: at?.toISOString() ?? null })),
    })),
  };
}
