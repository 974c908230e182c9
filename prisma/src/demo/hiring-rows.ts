import { max, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { addApplication } from "./application-rows.ts";
import { DemoDiary } from "./demo-diary.ts";
import type { DemoHiring, DemoHiringJob } from "./demo-hiring.ts";
import type { DemoContext, DemoRows } from "./demo-rows.ts";
import type { HiringContext } from "./hiring-context.ts";
import { addHiringSetup } from "./hiring-setup.ts";
import { tellHiringStories } from "./hiring-stories.ts";
import { InterviewPlanner } from "./interview-planner.ts";
import { addInterview, countLearning } from "./interview-rows.ts";
import { addNote } from "./note-rows.ts";
import { type Journey, planJourneys } from "./plan-journeys.ts";
import { addJourneyRequest } from "./request-rows.ts";

/** What colleagues write to each other: who, what, whom they mention, and how many hours ago. */
const NOTES: readonly (readonly [by: string, text: string, to: string | null, hours: number])[] = [
  ["luc", "Very clear on the phone. {who}, can you take the clinical part?", "mateo", 5],
  [
    "grace",
    "{who} would you look at the salary before we go on? It is above the band.",
    "amara",
    9,
  ],
  ["luc", "Prefers mornings because of the children.", null, 20],
  ["rosa", "I worked with a colleague of theirs; {who} knows them too.", "priya", 28],
  ["amara", "Good impression. {who}, please plan the panel for next week.", "luc", 30],
  ["mateo", "Asked the right questions about supervision. {who}", "grace", 49],
  ["luc", "Has a second process, wants to decide by the end of the month. {who}", "amara", 52],
  ["rosa", "Code on their page is small and tidy.", null, 75],
  ["grace", "Reference called: reliable, quiet, would hire again.", null, 98],
  ["luc", "Will be in Toronto next week anyway: {who}, could we do it on site?", "rosa", 120],
];
const CLOSED_DAYS_AGO = 42;

/** Makes up how an organisation hires: setup, jobs, applications, interviews, scorecards, offers. */
export function addHiring(rows: DemoRows, context: DemoContext, hiring: DemoHiring): void {
  const { organisation, calendar } = context;
  const diary = new DemoDiary(calendar.now, organisation.timeZone);
  rows.tenant.careersIntro = hiring.careersIntro;
  const own = addHiringSetup(rows, { ...context, hiring, diary });
  addCandidates(rows, own);
  const planner = new InterviewPlanner(own);
  const journeys = planJourneys(own, planner, rows.candidates);
  tellHiringStories(own, planner, journeys);
  const jobs = new Map(hiring.jobs.map((job) => [job, addHiringJob(rows, own, job)]));
  for (const journey of journeys) {
    const job = jobs.get(journey.job);
    if (!job) continue;
    addApplication(rows, own, journey, job);
    addJourneyRequest(rows, own, planner, journey);
    const { applicationId } = journey;
    for (const { name, ...loop } of journey.loops) {
      const planId = own.planOf(name);
      rows.loops.push({ tenantId: own.tenantId, applicationId, planId, name, ...loop });
    }
    for (const interview of journey.interviews) addInterview(rows, own, interview);
  }
  countLearning(
    rows,
    own,
    journeys.flatMap(({ interviews }) => interviews),
  );
  addNotes(rows, own, journeys);
}

/** Beside the guests, who come from where their clock is. */
function addCandidates(rows: DemoRows, { tenantId, hiring, calendar }: HiringContext): void {
  for (const candidate of rows.candidates) {
    candidate.location ??= candidate.timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? null;
  }
  for (const [index, [name, timeZone, locale, location]] of hiring.candidates.entries()) {
    const address = name
      .normalize("NFD")
      .replaceAll(/[^A-Za-z ]/g, "")
      .toLowerCase();
    const hasPhone = index % 3 > 0;
    rows.candidates.push({
      ...{ tenantId, id: uuidv7(), name, timeZone, locale, location },
      email: `${address.replaceAll(" ", ".")}@mail.example`,
      phone: hasPhone ? `+1 647 555 01${String(index).padStart(2, "0")}` : null,
      smsOptInAt: index % 3 === 1 ? calendar.firstDay : null,
      links: index % 4 === 0 ? [`https://people.example/${address.replaceAll(" ", "-")}`] : [],
    });
  }
}

function addHiringJob(rows: DemoRows, context: HiringContext, job: DemoHiringJob) {
  const { tenantId, diary, memberOf, templateOf, planOf } = context;
  const jobId = uuidv7();
  rows.jobs.push({
    ...{ tenantId, id: jobId, title: job.title, department: job.department },
    location: job.location,
    employmentType: job.employmentType,
    description: job.description,
    status: job.status,
    publishedAt: job.publishedDaysAgo === null ? null : diary.at(-job.publishedDaysAgo, "11:00"),
    fields: job.fields.map((field) => ({ ...field })),
    createdAt: diary.at(-job.madeDaysAgo, "10:00"),
    closedAt: job.status === "closed" ? diary.at(-CLOSED_DAYS_AGO, "16:00") : null,
  });
  for (const email of job.team) rows.team.push({ tenantId, jobId, memberId: memberOf(email) });
  const stageIds = job.stages.map(({ name, template, plan }, position) => {
    const id = uuidv7();
    rows.stages.push({
      ...{ tenantId, id, jobId, name, position },
      templateId: template === undefined ? null : templateOf(template).id,
      planId: plan === undefined ? null : planOf(plan),
    });
    return id;
  });
  return { jobId, stageIds };
}

/** About those who came a bit further. */
function addNotes(rows: DemoRows, context: HiringContext, journeys: readonly Journey[]): void {
  const { tenantId, diary, organisation, memberOf, nameOf } = context;
  const people = new Map(
    organisation.people.map(({ email }) => [email.slice(0, email.indexOf("@")), email]),
  );
  const under = journeys.filter(({ closedAt, entered }) => !closedAt && entered.length > 2);
  for (const [index, [by, text, to, hours]] of NOTES.entries()) {
    const journey = under[(index * 3) % under.length];
    const author = people.get(by);
    const reader = to === null ? undefined : people.get(to);
    const since = journey?.entered[0]?.at;
    if (!journey || author === undefined || !since) continue;
    addNote(rows, {
      ...{ tenantId, applicationId: journey.applicationId, memberId: memberOf(author), text },
      ...(reader !== undefined && {
        mentioned: { memberId: memberOf(reader), name: nameOf(reader) },
      }),
      at: max([subHours(diary.now, hours), since]),
    });
  }
}
