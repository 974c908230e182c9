import type { z } from "@hono/zod-openapi";
import type { Today } from "../use-cases/read-today.ts";
import type { todaySchema } from "./today-schemas.ts";

export function toToday({ day, appointments, decisions }: Today): z.infer<typeof todaySchema> {
  return {
    day,
    appointments: appointments.flatMap(({ status, start, end, ...rest }) =>
      status === "cancelled"
        ? []
        : { ...rest, status, start: start.toISOString(), end: end.toISOString() },
    ),
    decisions: decisions.map((decision) => ({
      kind: decision.kind,
      count: decision.count,
      appointments: decision.appointments.map(({ start, ...rest }) => ({
        ...rest,
        start: start.toISOString(),
      })),
      names: [...decision.names],
    })),
  };
}
