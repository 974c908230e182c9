import { addDays, addMinutes, max, min, subHours, subMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { HiringContext } from "./hiring-context.ts";
import type { InterviewPlanner } from "./interview-planner.ts";
import { dayOf, type Journey } from "./plan-journeys.ts";
import type { PlannedInterview } from "./planned-interview.ts";

/** One in so many that were held was moved, or called off first. */
const [MOVED_ONE_IN, CALLED_OFF_ONE_IN] = [11, 9];
/** Two learn at most so far back. Days. */
const LEARNING_DAYS = 45;
/** How many of the last interviews may still lack scorecards. */
const LATELY = 14;

/** Makes of some interviews what everybody wants to see once. */
export function tellHiringStories(
  context: HiringContext,
  planner: InterviewPlanner,
  journeys: readonly Journey[],
): void {
  const { now } = context.diary;
  for (const journey of journeys) endWhatWasDecided(journey, now);
  callOff(context, planner, journeys);
  const interviews = journeys
    .flatMap((journey) => journey.interviews)
    .toSorted((a, b) => a.start.getTime() - b.start.getTime());
  tellOfToday(context, interviews);
  const held = interviews.filter(({ status }) => status === "completed");
  const ahead = interviews.filter(
    ({ status, start }) => start > now && (status === "scheduled" || status === "confirmed"),
  );
  const single = (one: PlannedInterview) => one.loop === null;
  for (const [index, one] of held.filter(single).entries()) {
    if (index % MOVED_ONE_IN === 4) move(one, now, "Somebody else was ill that day");
  }
  const open = new Set(ahead.filter(single));
  const claim = (suits: (one: PlannedInterview) => boolean) => {
    const found = [...open].find(suits);
    if (found) open.delete(found);
    return found;
  };
  const inDays = (days: number) => (one: PlannedInterview) => one.start > addDays(now, days);
  decline(claim(({ seats }) => seats.length > 1) ?? claim(() => true), now);
  const pooled = ({ seats }: PlannedInterview) => seats.some(({ pool }) => pool !== null);
  const technical = ({ template }: PlannedInterview) => template.kind === "technical";
  const leftBySomebody =
    claim((one) => inDays(3)(one) && technical(one)) ??
    claim((one) => inDays(3)(one) && pooled(one));
  replace(context, leftBySomebody, now);
  for (const reason of ["I have to work that morning", "The train is later than I thought"]) {
    const moved = claim(inDays(1));
    if (moved) move(moved, now, reason);
  }
  judge(context, held);
  learn(context, planner, [...held, ...ahead]);
}

/** Who is turned down, or goes, comes to no more interviews. */
function endWhatWasDecided({ interviews, closedAt, outcome, interview }: Journey, now: Date): void {
  for (const one of interviews) {
    if (closedAt === null || one.start < closedAt) continue;
    const by = outcome === "withdrawn" ? "candidate" : "member";
    cancel(one, { at: closedAt, by, reason: "The application is closed" });
  }
  const last = interviews.at(-1);
  if (interview === "missed" && last && last.end < now) last.status = "no_show";
}

/** A first appointment that did not suit after all. */
function callOff(
  context: HiringContext,
  planner: InterviewPlanner,
  journeys: readonly Journey[],
): void {
  const { now } = context.diary;
  let held = 0;
  for (const { calledOff, interviews } of journeys) {
    const one = interviews.at(-1);
    if (!one || one.loop) continue;
    const isHeld = one.status === "completed" && one.end < subHours(now, 20);
    if (isHeld) held += 1;
    const isEarlier = isHeld && held % CALLED_OFF_ONE_IN === 3;
    if (!calledOff && !isEarlier) continue;
    const day = dayOf(context, one.start);
    const other = planner.find(one.template, [day + 1, day + 6]);
    if (!other) continue;
    const at = calledOff ? subHours(now, 20) : addMinutes(one.createdAt, 150);
    const { confirmedAt: _, ...before } = one;
    const first = { ...before, ...other, id: uuidv7(), owed: new Map(), trainees: [] };
    first.createdAt = min([one.createdAt, subMinutes(at, 30)]);
    cancel(first, { at, by: "candidate", reason: "An exam of my daughter’s is on that day" });
    one.createdAt = addMinutes(at, 25);
    if (one.confirmedAt) one.confirmedAt = min([addMinutes(one.createdAt, 90), subMinutes(now, 5)]);
    interviews.push(first);
  }
}

/** Who did not come, and who called off this morning. */
function tellOfToday(context: HiringContext, interviews: readonly PlannedInterview[]): void {
  const { now } = context.diary;
  const today = interviews.filter((one) => dayOf(context, one.start) === 0 && !one.cancelled);
  const over = today.filter(({ status }) => status === "completed");
  const [missed] = over;
  if (missed && over.length > 1) missed.status = "no_show";
  const later = today.filter(({ start }) => start > now);
  const called = later.at(-1);
  if (called && later.length > 2) {
    const at = max([subMinutes(now, 50), addMinutes(called.createdAt, 5)]);
    cancel(called, { at: min([at, now]), by: "candidate", reason: "I am in bed with a fever" });
  }
}

function cancel(
  one: PlannedInterview,
  cancelled: NonNullable<PlannedInterview["cancelled"]>,
): void {
  one.status = "cancelled";
  one.cancelled = cancelled;
}

function move(one: PlannedInterview, now: Date, reason: string): void {
  const at = between(one.createdAt, min([one.start, now]));
  one.moved = { from: addDays(one.start, one.start.getUTCDay() === 1 ? 1 : 7), at, reason };
  delete one.confirmedAt;
  if (one.status === "confirmed") one.status = "scheduled";
}

/** Nobody can stand in for whoever was asked for by name. */
function decline(one: PlannedInterview | undefined, now: Date): void {
  const [seat] = one?.seats ?? [];
  if (!one || !seat) return;
  const at = between(one.createdAt, now);
  one.declined = { email: seat.email, at, reason: "On a course that day" };
}

/** Another of the pool came in. */
function replace({ hiring }: HiringContext, one: PlannedInterview | undefined, now: Date): void {
  const seat = one?.seats.find(({ pool }) => pool !== null);
  const pool = hiring.pools.find(({ name }) => name === seat?.pool);
  const leaver = pool?.qualified.find(
    (email) => !pool.paused?.includes(email) && !one?.seats.some((other) => other.email === email),
  );
  if (!one || leaver === undefined) return;
  const at = between(one.createdAt, now);
  one.replaced = { leaver, at, reason: "Two releases in that week" };
}

/** Some scorecards are late; and one panel could not agree. */
function judge({ calendar, organisation }: HiringContext, held: readonly PlannedInterview[]): void {
  const latest = held.toReversed().filter(({ status }) => status === "completed");
  const split = latest.find(({ seats }) => seats.length > 2);
  if (split)
    split.verdicts = new Map(split.seats.map(({ email }, index) => [email, [5, 2, 4][index] ?? 3]));
  const others = latest.filter((one) => one !== split);
  const admin = organisation.people.find(({ atsRole }) => atsRole === "admin")?.email ?? "";
  const isOn = ({ seats }: PlannedInterview, email: string) =>
    seats.some((seat) => seat.email === email);
  for (const one of others.filter((each) => isOn(each, admin)).slice(0, 2))
    one.owed.set(admin, "nothing");
  const open = others
    .slice(0, LATELY)
    .flatMap((one) => one.seats.map(({ email }) => ({ one, email })))
    .filter(({ email }) => email !== admin);
  for (const [index, { one, email }] of open.entries()) {
    if (index < 3 || calendar.chance(0.25)) one.owed.set(email, index === 1 ? "draft" : "nothing");
  }
}

/** Who learns comes along to interviews of their pool: as often as they still had to, and to one ahead. */
function learn(
  context: HiringContext,
  planner: InterviewPlanner,
  interviews: readonly PlannedInterview[],
): void {
  const { hiring, diary } = context;
  for (const { name, learning, shadowsNeeded } of hiring.pools) {
    for (const { email, qualification } of learning) {
      const watched = qualification === "shadow" ? shadowsNeeded - 1 : shadowsNeeded;
      const comeAlong = (
        suits: (one: PlannedInterview) => boolean,
        count: number,
        as: typeof qualification,
      ) => {
        let left = count;
        for (const one of interviews) {
          const seat = one.seats.find(({ pool }) => pool === name);
          if (left <= 0 || !seat || !suits(one) || one.cancelled || one.replaced || one.moved)
            continue;
          if (one.trainees.length > 0) continue;
          const end = addMinutes(one.end, one.template.bufferAfterMinutes);
          const span = { start: one.start, end };
          if (!planner.isFree(email, dayOf(context, one.start), span)) continue;
          planner.takePerson(email, span);
          one.trainees.push({ seat, email, qualification: as });
          left -= 1;
        }
      };
      const since = addDays(diary.now, -LEARNING_DAYS);
      comeAlong((one) => one.status === "completed" && one.start > since, watched, "shadow");
      comeAlong((one) => one.start > diary.now, 1, qualification);
    }
  }
}

/** Between two instants. */
function between(from: Date, to: Date): Date {
  return new Date((from.getTime() + to.getTime()) / 2);
}
