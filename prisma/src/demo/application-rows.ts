import { addDays, addMinutes, addSeconds, min, subDays, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import type { DemoRows } from "./demo-rows.ts";
import type { HiringContext } from "./hiring-context.ts";
import { addOffer } from "./offer-rows.ts";
import type { Journey } from "./plan-journeys.ts";
import { resumePdf } from "./resume-pdf.ts";

const CAREERS_PAGE = "Careers page";
const SOURCES = [CAREERS_PAGE, CAREERS_PAGE, CAREERS_PAGE, "Job board", "Referral", "LinkedIn"];
const REASONS = {
  rejected: ["Not enough practice yet", "Others fit better", "Could not agree on the hours"],
  withdrawn: ["Took another position", "Wants to stay where they are"],
} as const;
const RESUMES_FROM_STAGE = 2;

/** An application with its history, its form, its résumé and its offer. */
export function addApplication(
  rows: DemoRows,
  context: HiringContext,
  journey: Journey,
  { jobId, stageIds }: { readonly jobId: string; readonly stageIds: readonly string[] },
): void {
  const { tenantId, calendar, memberOf } = context;
  const { applicationId, job, candidate, entered, outcome, closedAt } = journey;
  const [first] = entered;
  const present = entered.at(-1);
  if (!first || !present) throw new Error("The demo has a journey without stages");
  const source = calendar.pick(SOURCES);
  const isOwn = source === CAREERS_PAGE;
  rows.applications.push({
    ...{ tenantId, id: applicationId, jobId, candidateId: candidate.id, source, closedAt },
    stageId: stageIds[entered.length - 1] ?? "",
    status: outcome ?? "active",
    answers: isOwn ? answersTo(context, journey) : [],
    coverLetter: isOwn && calendar.chance(0.6) ? calendar.pick(job.coverLetters) : null,
    stageSince: present.at,
    createdAt: first.at,
  });
  candidate.createdAt = min([new Date(candidate.createdAt ?? first.at), first.at]);
  candidate.headline ??= calendar.pick(job.headlines);

  const recruiter = { actorKind: "member", actorId: memberOf(job.recruiter) } as const;
  const self = { actorKind: "candidate", actorId: candidate.id } as const;
  const tell = (
    change: Omit<Prisma.ApplicationChangeCreateManyInput, "tenantId" | "id" | "applicationId">,
  ) => rows.applicationChanges.push({ tenantId, id: uuidv7(), applicationId, ...change });
  const by = isOwn ? self : recruiter;
  tell({ kind: "applied", ...by, stageAfter: first.stage.name, at: first.at });
  for (const [index, { stage, at }] of entered.entries()) {
    const before = entered[index - 1]?.stage.name;
    if (before === undefined) continue;
    const change = { stageBefore: before, stageAfter: stage.name };
    tell({ kind: "stage_changed", ...recruiter, ...change, at });
  }
  if (journey.reopened) {
    const reason = "We had not seen the second page of the résumé";
    tell({ kind: "rejected", ...recruiter, reason: REASONS.rejected[0], at: addDays(first.at, 1) });
    tell({ kind: "reopened", ...recruiter, reason, at: addDays(first.at, 2) });
  }
  if (entered.length > RESUMES_FROM_STAGE && !closedAt) {
    const at = addSeconds(first.at, 1);
    addResume(rows, context, journey, at);
    tell({ kind: "file_added", ...by, at });
  }
  addOfferOf(rows, context, journey);
  if (outcome === "hired" && closedAt)
    tell({ kind: "hired", ...self, at: addSeconds(closedAt, 1) });
  else if (outcome && outcome !== "hired" && closedAt) {
    const reason = calendar.pick(REASONS[outcome]);
    const actor = outcome === "withdrawn" ? self : recruiter;
    tell({ kind: outcome, ...actor, reason, at: addSeconds(closedAt, 1) });
  }
}

function answersTo({ calendar }: HiringContext, { job }: Journey): Prisma.InputJsonArray {
  if (job.answers.length === 0) return [];
  const given = calendar.pick(job.answers);
  return job.fields.flatMap(({ id, label }) => {
    const value = given[id];
    return value === undefined ? [] : [{ id, label, value }];
  });
}

function addResume(
  rows: DemoRows,
  { tenantId }: HiringContext,
  { candidate, job }: Journey,
  at: Date,
): void {
  if (rows.files.some(({ candidateId }) => candidateId === candidate.id)) return;
  const year = at.getUTCFullYear();
  const content = resumePdf([
    candidate.name,
    [candidate.location, candidate.email, candidate.phone].filter(Boolean).join(" | "),
    "",
    "EXPERIENCE",
    `${year - 4} to today   ${candidate.headline ?? ""}`,
    `${year - 8} to ${year - 4}   ${job.headlines[0] ?? ""}`,
    "",
    "EDUCATION",
    `${year - 13} to ${year - 9}   University of Toronto`,
    "",
    "LANGUAGES",
    candidate.locale === "fr" ? "French, English" : "English",
  ]);
  rows.files.push({
    ...{ tenantId, candidateId: candidate.id, kind: "resume", contentType: "application/pdf" },
    fileName: `${candidate.name} CV.pdf`,
    size: content.length,
    content,
    ...{ actorKind: "candidate", actorId: candidate.id, createdAt: at },
  });
}

/** Who recruits makes it; where they approve it, somebody of the team. */
function addOfferOf(rows: DemoRows, context: HiringContext, journey: Journey): void {
  const { tenantId, organisation, hiring, diary, calendar, memberOf, letterOf } = context;
  const { applicationId, candidate, job, entered, offer: state, closedAt } = journey;
  const letter = hiring.letters.find(({ name }) => name === job.pay.letter);
  const since = entered.at(-1)?.at;
  if (!state || !letter || !since) return;
  const [member = job.recruiter] = job.team;
  const maker = letter.approvers.includes(job.recruiter) ? member : job.recruiter;
  addOffer(rows, {
    ...{ tenantId, applicationId, candidate, state },
    organisation: organisation.name,
    templateId: letterOf(letter.name),
    body: letter.body,
    title: job.title,
    salary: Math.round(job.pay.salary * (0.96 + 0.02 * calendar.upTo(5))),
    currency: organisation.currency,
    payPeriod: job.pay.payPeriod,
    makerId: memberOf(maker),
    approverIds: letter.approvers.map(memberOf),
    madeAt: min([addMinutes(since, 30 + calendar.upTo(60)), subDays(diary.now, 1)]),
    settledAt: closedAt ?? (state === "countered" ? subHours(diary.now, 26) : null),
  });
}
