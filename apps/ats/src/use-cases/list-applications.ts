import type { Application, ApplicationStatus, Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo } from "./visible-to.ts";

export interface ApplicationEntry {
  readonly application: Application;
  readonly candidate: { readonly id: string; readonly name: string; readonly email: string };
  readonly jobTitle: string;
  readonly stageName: string;
  /** Of those that still take place. */
  readonly nextInterviewAt: Date | null;
}

export interface ApplicationPage {
  readonly items: readonly ApplicationEntry[];
  /** Where the next page begins; null after the last one. */
  readonly nextCursor: string | null;
}

export interface ListApplicationsRequest {
  readonly jobId?: string | undefined;
  readonly stageId?: string | undefined;
  readonly status?: ApplicationStatus | undefined;
  /** Part of the candidate's name or address. */
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/** The applications, latest first; those of candidates who were erased are left out. */
export async function listApplications(
  { tx, now }: Work,
  { jobId, stageId, status, search, cursor, limit, viewer }: ListApplicationsRequest,
): Promise<ApplicationPage> {
  const contains = search && { contains: search, mode: "insensitive" as const };
  // Ids are UUIDs of version 7: they ascend in the order in which the applications came.
  const found = await tx.application.findMany({
    where: {
      ...(viewer && { AND: [applicationsVisibleTo(viewer)] }),
      ...(status !== undefined && { status }),
      ...(jobId !== undefined && { jobId }),
      ...(stageId !== undefined && { stageId }),
      ...(cursor !== undefined && { id: { lt: cursor } }),
      candidate: {
        erasedAt: null,
        ...(contains && { OR: [{ name: contains }, { email: contains }] }),
      },
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: {
      candidate: { select: { id: true, name: true, email: true } },
      job: { select: { title: true } },
      stage: { select: { name: true } },
      interviews: {
        where: { scheduledEnd: { gt: now }, status: { in: ["scheduled", "confirmed"] } },
        orderBy: { scheduledStart: "asc" },
        take: 1,
        select: { scheduledStart: true },
      },
    },
  });
  const page = found.slice(0, limit);
  return {
    items: page.map(({ candidate, job, stage, interviews, ...application }) => ({
      application,
      candidate,
      jobTitle: job.title,
      stageName: stage.name,
      nextInterviewAt: interviews[0]?.scheduledStart ?? null,
    })),
    nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
