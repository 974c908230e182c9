import { toInstant } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import type { DemoDiary } from "./demo-diary.ts";
import type { DemoHiring } from "./demo-hiring.ts";
import type { DemoContext, DemoRows } from "./demo-rows.ts";
import type { HiringContext, StoredTemplate } from "./hiring-context.ts";
import { known } from "./salon-context.ts";

/** Before the first application. Days. */
const MADE_DAYS_AGO = 130;
const WEEKDAYS = ["", "mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const RULE_DAYS = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const MONDAY = 1;
const MISSED_AFTER_DAYS = 28;

type Context = DemoContext & { readonly hiring: DemoHiring; readonly diary: DemoDiary };

/** Writes what interviews and offers are made of: rooms, pools, templates, plans, wishes, letters. */
export function addHiringSetup(rows: DemoRows, context: Context): HiringContext {
  const { organisation, tenantId, hiring, diary, calendar } = context;
  const createdAt = diary.at(-MADE_DAYS_AGO, "10:00");
  const rooms = hiring.rooms.map((name) => {
    const id = uuidv7();
    const timeZone = organisation.timeZone;
    rows.resources.push({ tenantId, id, kind: "room", name, timeZone });
    return [name, id] as const;
  });
  const people = organisation.people.map(
    ({ email }) => [email, calendar.resourceId(email)] as const,
  );
  const resourceOf = known([...rooms, ...people]);
  const memberOf = known(rows.members.map(({ email, id }) => [email, id] as const));
  const nameOf = known(organisation.people.map(({ email, name }) => [email, name] as const));
  const own = { ...context, createdAt, resourceOf, memberOf };
  const poolOf = known(addPools(rows, own));
  const templateOf = known(addTemplates(rows, { ...own, poolOf }));
  const planOf = known(addPlans(rows, { ...own, templateOf }));
  const letterOf = known(addLetters(rows, own));
  addInterviewers(rows, own);
  return { ...context, resourceOf, memberOf, nameOf, poolOf, templateOf, planOf, letterOf };
}

type Own = Context & Pick<HiringContext, "resourceOf" | "memberOf"> & { readonly createdAt: Date };

function addPools(rows: DemoRows, { tenantId, hiring, createdAt, resourceOf }: Own) {
  return hiring.pools.map(({ name, qualified, paused = [], learning, ...training }) => {
    const id = uuidv7();
    rows.pools.push({ tenantId, id, name, ...training, createdAt });
    const member = (email: string) => ({
      ...{ tenantId, poolId: id, resourceId: resourceOf(email) },
      paused: paused.includes(email),
      joinedAt: createdAt,
    });
    rows.poolMembers.push(
      ...qualified.map((email) => ({ ...member(email), qualification: "qualified" as const })),
      ...learning.map(({ email, qualification }) => ({ ...member(email), qualification })),
    );
    return [name, id] as const;
  });
}

function addTemplates(
  rows: DemoRows,
  { tenantId, hiring, createdAt, resourceOf, poolOf }: Own & Pick<HiringContext, "poolOf">,
) {
  return hiring.templates.map((template): readonly [string, StoredTemplate] => {
    const id = uuidv7();
    const { seats, rooms, questions, criteria, ...columns } = template;
    const stored = {
      questions: questions.map((question) => ({ id: uuidv7(), ...question })),
      criteria: criteria.map((criterion) => ({ id: uuidv7(), ...criterion })),
    };
    rows.templates.push({ tenantId, id, ...columns, ...stored, createdAt });
    for (const [position, seat] of seats.entries()) {
      rows.seats.push({
        ...{ tenantId, templateId: id, position, name: seat.name },
        ...("pool" in seat
          ? { poolId: poolOf(seat.pool) }
          : { resourceId: resourceOf(seat.person) }),
      });
    }
    for (const room of rooms) {
      rows.templateRooms.push({ tenantId, templateId: id, resourceId: resourceOf(room) });
    }
    return [template.name, { ...template, id, stored }];
  });
}

function addPlans(
  rows: DemoRows,
  { tenantId, hiring, createdAt, templateOf }: Own & Pick<HiringContext, "templateOf">,
) {
  return hiring.plans.map(({ steps, ...plan }) => {
    const id = uuidv7();
    rows.plans.push({ tenantId, id, ...plan, createdAt });
    for (const [position, { template, after }] of steps.entries()) {
      const templateId = templateOf(template).id;
      rows.steps.push({ tenantId, planId: id, position, templateId, after: [...after] });
    }
    return [plan.name, id] as const;
  });
}

function addLetters(rows: DemoRows, { tenantId, hiring, createdAt, memberOf }: Own) {
  return hiring.letters.map(({ name, body, approvers }) => {
    const id = uuidv7();
    rows.letters.push({ tenantId, id, name, body, createdAt });
    for (const [position, email] of approvers.entries()) {
      rows.letterApprovers.push({ tenantId, templateId: id, position, memberId: memberOf(email) });
    }
    return [name, id] as const;
  });
}

/** Everybody's hours; one of them publishes theirs, every week and once besides. */
function addInterviewers(rows: DemoRows, context: Own): void {
  const { organisation, tenantId, hiring, diary, createdAt, resourceOf } = context;
  const { publisher } = hiring;
  for (const { email, timeZone, hours } of organisation.people) {
    const window: [string, string] = [publisher.from, publisher.to];
    const published = publisher.weekdays.map((day) => [WEEKDAYS[day], [window]] as const);
    const weeklyHours = email === publisher.email ? Object.fromEntries(published) : hours;
    diary.setHours(email, { timeZone, weeklyHours });
  }
  for (const { email, preferredHours, ...caps } of hiring.interviewers) {
    rows.interviewers.push({
      ...{ tenantId, resourceId: resourceOf(email), ...caps },
      preferredHours: preferredHours as unknown as Prisma.InputJsonObject,
    });
  }
  const resourceId = resourceOf(publisher.email);
  rows.interviewers.push({ tenantId, resourceId, hours: "published", perDay: 2 });
  const person = organisation.people.find(({ email }) => email === publisher.email);
  const timezone = person?.timeZone ?? organisation.timeZone;
  const [first = MONDAY] = publisher.weekdays;
  const at = (day: number, clock: string) => `${diary.date(day)}T${clock}:00`;
  // Later than any interview of the demo.
  const missed = diary.next(first, MISSED_AFTER_DAYS);
  rows.published.push(
    {
      ...{ tenantId, resourceId, timezone, createdAt },
      startLocal: at(diary.next(first, -MADE_DAYS_AGO), publisher.from),
      durationMinutes: minutesBetween(publisher.from, publisher.to),
      rule: `FREQ=WEEKLY;BYDAY=${publisher.weekdays.map((day) => RULE_DAYS[day]).join(",")}`,
      excluded: [toInstant(at(missed, publisher.from), timezone)],
    },
    {
      ...{ tenantId, resourceId, timezone, createdAt: diary.at(-2, "09:00") },
      startLocal: at(diary.next(MONDAY, 3), "10:00"),
      durationMinutes: 120,
      endsAt: toInstant(at(diary.next(MONDAY, 3), "12:00"), timezone),
    },
  );
}

function minutesBetween(from: string, to: string): number {
  const [start = 0, end = 0] = [from, to].map(
    (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)),
  );
  return end - start;
}
