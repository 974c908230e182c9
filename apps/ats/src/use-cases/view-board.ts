import type { Application, ApplicationStatus, Job, Prisma, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { hasLateFeedback } from "../feedback/late-feedback.ts";
import { jobsVisibleTo } from "./visible-to.ts";

/** What on a card waits for somebody. */
export const CARD_DECISIONS = ["timesGiven", "declined", "feedbackLate", "offerCountered"] as const;
export type CardDecision = (typeof CARD_DECISIONS)[number];

export interface BoardCard {
  readonly application: Application;
  readonly candidateName: string;
  readonly nextInterview: { readonly title: string; readonly start: Date } | null;
  readonly decisions: readonly CardDecision[];
}

export interface BoardColumn {
  readonly id: string;
  readonly name: string;
  /** Of all with that status, beyond those that are shown too. */
  readonly count: number;
  /** Since when the one who is in it longest is in it; null: nobody is. */
  readonly oldestSince: Date | null;
}

export interface Board {
  readonly job: Job;
  /** In the order of the pipeline. */
  readonly columns: readonly BoardColumn[];
  /** Those who are in their stage longest first; at most `MOST_CARDS`. */
  readonly cards: readonly BoardCard[];
  /** How many there are of each status. */
  readonly counts: Readonly<Partial<Record<ApplicationStatus, number>>>;
}

export interface BoardRequest {
  readonly jobId: string;
  readonly status: ApplicationStatus;
  readonly viewer: Viewer;
}

/** A board is looked at as a whole: with more on it nobody sees anything. */
const MOST_CARDS = 500;

/**
 * The pipeline of a job: who is in which stage, since when, and what waits for somebody.
 *
 * @throws NotFoundError also for a job that the viewer may not see
 */
export async function viewBoard(
  { tx, now }: Work,
  { jobId, status, viewer }: BoardRequest,
): Promise<Board> {
  const found = await tx.job.findFirst({
    where: { AND: [{ id: jobId }, jobsVisibleTo(viewer)] },
    include: { stages: { orderBy: { position: "asc" } } },
  });
  if (!found) throw new NotFoundError("job");
  const { stages, ...job } = found;
  const known: Prisma.ApplicationWhereInput = { jobId, candidate: { erasedAt: null } };
  const byStatus = await tx.application.groupBy({ by: ["status"], where: known, _count: true });
  const byStage = await tx.application.groupBy({
    by: ["stageId"],
    where: { ...known, status },
    _count: true,
    _min: { stageSince: true },
  });
  const rows = await tx.application.findMany({
    where: { ...known, status },
    orderBy: [{ stageSince: "asc" }, { id: "asc" }],
    take: MOST_CARDS,
    include: {
      candidate: { select: { name: true } },
      interviews: {
        where: { status: { not: "cancelled" } },
        orderBy: { scheduledStart: "asc" },
        select: {
          title: true,
          status: true,
          scheduledStart: true,
          scheduledEnd: true,
          attendees: { select: { required: true, response: true } },
        },
      },
      requests: {
        where: { state: { in: ["answered", "declined"] } },
        select: { id: true },
        take: 1,
      },
      offers: { where: { state: "countered" }, select: { id: true }, take: 1 },
    },
  });
  const late = await tx.interview.findMany({
    where: { AND: [hasLateFeedback(now)], application: { is: { ...known, status } } },
    distinct: ["applicationId"],
    select: { applicationId: true },
  });
  const isLate = new Set(late.map(({ applicationId }) => applicationId));
  const stats = new Map(byStage.map((row) => [row.stageId, row]));
  return {
    job,
    columns: stages.map(({ id, name }) => ({
      id,
      name,
      count: stats.get(id)?._count ?? 0,
      oldestSince: stats.get(id)?._min.stageSince ?? null,
    })),
    cards: rows.map(({ candidate, interviews, requests, offers, ...application }) => {
      const upcoming = interviews.filter(
        (one) =>
          one.scheduledEnd > now && (one.status === "scheduled" || one.status === "confirmed"),
      );
      const [next] = upcoming;
      const waits: Readonly<Record<CardDecision, boolean>> = {
        timesGiven: requests.length > 0 && upcoming.length === 0,
        declined: upcoming.some(({ attendees }) =>
          attendees.some(({ required, response }) => required && response === "declined"),
        ),
        feedbackLate: isLate.has(application.id),
        offerCountered: offers.length > 0,
      };
      return {
        application,
        candidateName: candidate.name,
        nextInterview: next ? { title: next.title, start: next.scheduledStart } : null,
        decisions: status === "active" ? CARD_DECISIONS.filter((decision) => waits[decision]) : [],
      };
    }),
    counts: Object.fromEntries(byStatus.map((row) => [row.status, row._count])),
  };
}
