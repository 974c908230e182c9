import { addMinutes, max, min, subMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { DemoHiringJob, DemoJourney, DemoStage } from "./demo-hiring.ts";
import type { Candidate, HiringContext, StoredTemplate } from "./hiring-context.ts";
import type { InterviewPlanner, Placing } from "./interview-planner.ts";
import type { PlannedInterview } from "./planned-interview.ts";

/** An application with everything that has happened to it. */
export interface Journey extends DemoJourney {
  readonly applicationId: string;
  readonly job: DemoHiringJob;
  readonly candidate: Candidate;
  /** When it came into each stage; the last one is the one that it is in. */
  readonly entered: readonly { readonly stage: DemoStage; readonly at: Date }[];
  readonly closedAt: Date | null;
  readonly interviews: PlannedInterview[];
  readonly loops: { readonly id: string; readonly name: string; readonly createdAt: Date }[];
}

/** Days that somebody spends in a stage in which they are interviewed, from and to. */
const INTERVIEWING: readonly [number, number] = [5, 11];
/** How far ahead interviews are agreed on. Working days. */
const AHEAD_DAYS = 10;
const FRIDAY = 5;

/** How long somebody is in the Offer stage, by what became of the offer. Days. */
const OFFER_DAYS: Readonly<Record<NonNullable<DemoJourney["offer"]>, number>> = {
  draft: 3,
  pending_approval: 4,
  approved: 4,
  sent: 6,
  countered: 5,
  expired: 12,
  accepted: 5,
  declined: 5,
  withdrawn: 5,
};

/** What of today is to be seen, in the order in which it is made up: what can't be comes later. */
const TODAY = ["now", "over", "over", "over", "later", "later", "later", "later"] as const;

/**
 * Makes up who applied and how far they came, with their interviews. Today's come first: they have
 * little choice.
 */
export function planJourneys(
  context: HiringContext,
  planner: InterviewPlanner,
  candidates: readonly Candidate[],
): Journey[] {
  let next = 0;
  const journeys = context.hiring.jobs.flatMap((job) =>
    job.journeys.flatMap(({ count = 1, ...journey }) =>
      Array.from({ length: count }, () => {
        const candidate = candidates[next++ % candidates.length];
        if (!candidate) throw new Error("The demo has no candidates");
        return planJourney(context, job, journey, candidate);
      }),
    ),
  );
  const today = journeys.filter(({ interview }) => interview === "today");
  // Whatever suits the very moment is in progress: who can be asked for it depends on the hour.
  for (const kind of TODAY) {
    const found = today
      .filter(({ interviews }) => interviews.length === 0)
      .map((journey) => ({ journey, placing: placeToday(context, planner, journey, kind) }))
      .find(({ placing }) => placing);
    if (!found?.placing) continue;
    planner.take(found.placing);
    found.journey.interviews.push(interviewOf(context, found.journey, found.placing));
  }
  for (const journey of journeys) addEarlier(context, planner, journey);
  const ahead = journeys.filter(
    ({ interview, interviews, entered }) =>
      interview === "booked" ||
      (interview === "today" && !interviews.some(({ template }) => isOf(entered.at(-1), template))),
  );
  const { calendar, diary } = context;
  const workdays = Array.from({ length: 2 * AHEAD_DAYS }, (_, day) => day + 1)
    .filter((day) => diary.weekday(day) <= FRIDAY)
    .slice(0, AHEAD_DAYS);
  // Jobs and kinds mixed: those of one panel can't all be on one day.
  const mixed = ahead
    .map((journey) => ({ journey, order: calendar.upTo(1_000) }))
    .toSorted((a, b) => a.order - b.order);
  for (const [index, { journey }] of mixed.entries()) {
    const first = workdays[Math.floor((index * AHEAD_DAYS) / mixed.length)] ?? 1;
    addAhead(context, planner, journey, first);
  }
  return journeys;
}

function planJourney(
  context: HiringContext,
  job: DemoHiringJob,
  journey: DemoJourney,
  candidate: Candidate,
): Journey {
  const { calendar } = context;
  const between = ([least, most]: readonly [number, number]) =>
    least + calendar.upTo(most - least + 1);
  const last = job.stages.findIndex(({ name }) => name === journey.at);
  if (last < 0) throw new Error(`The demo's ${job.title} has no stage ${journey.at}`);
  const closedDay = journey.closedDaysAgo ? -between(journey.closedDaysAgo) : null;
  const stay = (stage: DemoStage, isPresent: boolean) => {
    if (isPresent && journey.offer) return OFFER_DAYS[journey.offer];
    if (isPresent && closedDay === null) return presentAge(context, journey);
    return between(isInterviewed(stage) ? INTERVIEWING : [1, 5]);
  };
  let day = closedDay ?? 0;
  const entered: { readonly stage: DemoStage; readonly at: Date }[] = [];
  for (const [index, stage] of [...job.stages.slice(0, last + 1).entries()].reverse()) {
    day -= stay(stage, index === last);
    entered.unshift({ stage, at: moment(context, day) });
  }
  return {
    ...journey,
    applicationId: uuidv7(),
    job,
    candidate,
    entered,
    closedAt: closedDay === null ? null : moment(context, closedDay),
    interviews: [],
    loops: [],
  };
}

function presentAge(
  { calendar }: HiringContext,
  { interview, request, reopened }: DemoJourney,
): number {
  if (request || reopened) return 5;
  if (interview === "held") return 6 + calendar.upTo(3);
  return interview ? 2 + calendar.upTo(4) : calendar.upTo(8);
}

function isInterviewed({ template, plan }: DemoStage): boolean {
  return template !== undefined || plan !== undefined;
}

/** Some time in the working hours of a day, and before now. */
function moment({ diary, calendar }: HiringContext, day: number): Date {
  const at = addMinutes(diary.at(day, "09:00"), calendar.upTo(8 * 60));
  return at < diary.now ? at : subMinutes(diary.now, 20 + calendar.upTo(40));
}

function placeToday(
  { diary, templateOf }: HiringContext,
  planner: InterviewPlanner,
  { entered }: Journey,
  kind: (typeof TODAY)[number],
): Placing | undefined {
  const name = entered.at(-1)?.stage.template;
  if (name === undefined) return undefined;
  const template = templateOf(name);
  const { now } = diary;
  if (kind === "now") return planner.at(template, 0, diary.halfHour(now));
  return planner.find(
    template,
    [0, 0],
    kind === "over" ? { notAfter: now } : { notBefore: addMinutes(now, 10) },
  );
}

/** Those of the stages before, of a stage that was decided, and what was held in the present one. */
function addEarlier(context: HiringContext, planner: InterviewPlanner, journey: Journey): void {
  const { diary } = context;
  const { entered, closedAt, interview } = journey;
  for (const [index, { stage, at }] of entered.entries()) {
    const left = entered[index + 1]?.at ?? closedAt;
    const isLeft = left !== null || interview === "held";
    const isAhead = index === entered.length - 1 && interview === "booked";
    if (!isLeft || isAhead || !isInterviewed(stage)) continue;
    const days = [dayOf(context, at) + 1, dayOf(context, left ?? diary.now) - 1] as const;
    addStage(context, planner, journey, { stage, days });
  }
}

function addAhead(
  context: HiringContext,
  planner: InterviewPlanner,
  journey: Journey,
  first: number,
): void {
  const stage = journey.entered.at(-1)?.stage;
  if (stage) addStage(context, planner, journey, { stage, days: [first, first + 10] });
}

interface StageDays {
  readonly stage: DemoStage;
  readonly days: readonly [number, number];
}

function addStage(
  context: HiringContext,
  planner: InterviewPlanner,
  journey: Journey,
  { stage, days }: StageDays,
): void {
  const { templateOf } = context;
  if (stage.plan !== undefined) {
    const placings = planner.findLoop(stage.plan, days);
    if (!placings) return;
    const loop = { id: uuidv7(), name: stage.plan };
    const interviews = placings.map((placing, position) => {
      planner.take(placing);
      return interviewOf(context, journey, placing, { id: loop.id, position });
    });
    const createdAt = min(interviews.map((one) => one.createdAt));
    for (const one of interviews) one.createdAt = createdAt;
    journey.loops.push({ ...loop, createdAt });
    journey.interviews.push(...interviews);
    return;
  }
  if (stage.template === undefined) return;
  const placing = planner.find(templateOf(stage.template), days);
  if (!placing) return;
  planner.take(placing);
  journey.interviews.push(interviewOf(context, journey, placing));
}

function interviewOf(
  context: HiringContext,
  journey: Journey,
  placing: Placing,
  loop: PlannedInterview["loop"] = null,
): PlannedInterview {
  const { diary, calendar } = context;
  const { now } = diary;
  const { applicationId, candidate, job, entered } = journey;
  const { template, start, end, seats, room } = placing;
  const since = max(entered.filter(({ at }) => at < start).map(({ at }) => at));
  const createdAt = min([addMinutes(since, 15 + calendar.upTo(200)), subMinutes(now, 5)]);
  const isAhead = start > now;
  const confirmedAt = addMinutes(createdAt, 60 + calendar.upTo(600));
  const isConfirmed = confirmedAt < min([now, start]) && (!isAhead || calendar.chance(0.6));
  return {
    id: uuidv7(),
    applicationId,
    candidateId: candidate.id,
    template,
    loop,
    organiser: job.recruiter,
    start,
    end,
    seats,
    trainees: [],
    room,
    quality: qualityOf(context, journey, placing),
    status: isAhead
      ? isConfirmed
        ? "confirmed"
        : "scheduled"
      : end > now
        ? "in_progress"
        : "completed",
    createdAt,
    ...(isConfirmed && { confirmedAt }),
    owed: new Map(),
  };
}

/** Who came far did well; who was turned down did not, in the last interview. */
function qualityOf(
  { calendar }: HiringContext,
  { outcome, entered, offer }: Journey,
  { template }: Placing,
): number {
  const isLast = isOf(entered.at(-1), template);
  if (outcome === "rejected" && isLast) return 2;
  return offer ? 4 + calendar.upTo(2) : 3 + calendar.upTo(3);
}

function isOf(last: Journey["entered"][number] | undefined, { name }: StoredTemplate): boolean {
  return last?.stage.template === name;
}

/** Counted from today. */
export function dayOf({ diary }: Pick<HiringContext, "diary">, at: Date): number {
  let day = Math.round((at.getTime() - diary.now.getTime()) / 86_400_000) - 1;
  while (diary.at(day + 1, "00:00") <= at) day += 1;
  return day;
}
