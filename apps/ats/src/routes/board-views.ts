import type { z } from "@hono/zod-openapi";
import type { Board } from "../use-cases/view-board.ts";
import type { boardSchema } from "./board-schemas.ts";

export function toBoard({ job, columns, cards, counts }: Board): z.infer<typeof boardSchema> {
  const { id, title, department, location, status, publishedAt } = job;
  return {
    job: {
      id,
      title,
      department,
      location,
      status,
      publishedAt: publishedAt?.toISOString() ?? null,
    },
    columns: columns.map(({ oldestSince, ...column }) => ({
      ...column,
      oldestSince: oldestSince?.toISOString() ?? null,
    })),
    cards: cards.map(({ application, candidateName, nextInterview, decisions }) => ({
      id: application.id,
      stageId: application.stageId,
      stageSince: application.stageSince.toISOString(),
      createdAt: application.createdAt.toISOString(),
      source: application.source,
      candidateName,
      nextInterview: nextInterview && {
        title: nextInterview.title,
        start: nextInterview.start.toISOString(),
      },
      decisions: [...decisions],
    })),
    counts: { active: 0, hired: 0, rejected: 0, withdrawn: 0, ...counts },
  };
}
