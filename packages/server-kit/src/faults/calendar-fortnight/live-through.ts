import { addDays, addMinutes } from "date-fns";
import { answerConflict, openConflicts } from "./answer-conflict.ts";
import { expectStates } from "./expect-states.ts";
import { count, type Fortnight } from "./fortnight.ts";
import { book, cancelBooking, moveBooking } from "./keep-bookings.ts";
import { liveOutside, touchCopy } from "./live-outside.ts";
import { comeBack, endOutage, type Later, makeTrouble } from "./make-trouble.ts";
import { offerSlots } from "./offer-slots.ts";
import { leftJobs, settle } from "./settle.ts";

const DAYS = 14;
/** People asked for at each step, beside those who are booked. */
const LOOKS = 4;

/** Lets a fortnight pass, step by step; what is promised is asked for at each of them. */
export async function liveThrough(fortnight: Fortnight): Promise<void> {
  const { clock, choices, people } = fortnight;
  const end = addDays(clock.now, DAYS);
  // One each: a worker waits ten real seconds for an answer.
  const later: Later[] = fortnight.providers.map((provider, index) => ({
    at: addDays(clock.now, 2 + index),
    what: async () => provider.hang(),
  }));
  await settle(fortnight);
  while (clock.now < end) {
    clock.now = addMinutes(clock.now, stepMinutes(fortnight));
    for (const due of takeDue(later, clock.now)) await due.what();
    await settle(fortnight);
    await expectStates(fortnight);
    for (let look = 0; look < LOOKS; look += 1) await lookAt(fortnight);
    for (let turn = choices.between(6, 18); turn > 0; turn -= 1) await takeTurn(fortnight);
    if (choices.chance(0.3)) await makeTrouble(fortnight, later);
    if (choices.chance(0.05)) loseNotices(fortnight);
    // What was just entered outside need not be known yet; what is known stays known.
    const someone = choices.pick(people);
    if (someone) await offerSlots(fortnight, [someone]);
    await settle(fortnight);
  }
  await comeToRest(fortnight);
}

/** Mostly longer than a sync interval; now and then moments that are close together. */
function stepMinutes({ choices, clock }: Fortnight): number {
  if (choices.chance(0.15)) return choices.between(1, 7);
  const isNight = clock.now.getUTCHours() < 5;
  return isNight ? choices.between(240, 300) : choices.between(140, 300);
}

function takeDue(later: Later[], now: Date): Later[] {
  const due = later.filter(({ at }) => at <= now);
  for (const one of due) later.splice(later.indexOf(one), 1);
  return due.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Somebody looks at a page with free times. */
async function lookAt(fortnight: Fortnight): Promise<void> {
  const { choices, people, connections } = fortnight;
  const person = choices.pick(people);
  if (!person) return;
  const { knownUntil } = connections.get(person.memberId) ?? {};
  const atTheEdge = choices.chance(0.1) && knownUntil;
  const from = atTheEdge ? addDays(knownUntil, -2) : fortnight.clock.now;
  await offerSlots(fortnight, [person], { from });
}

/** One thing that members do, here or in their own programs. */
async function takeTurn(fortnight: Fortnight): Promise<void> {
  const { choices, people, bookings, clock } = fortnight;
  const soon = addMinutes(clock.now, 120);
  const ahead = bookings.filter(({ cancelled, span }) => !cancelled && span.start > soon);
  const booking = choices.pick(ahead);
  const person = choices.pick(people);
  const other = choices.pick(people);
  const turn = choices.between(1, 20);
  if (!person || !other) return;
  if (turn <= 5) return await book(fortnight, [person]);
  if (turn <= 6) return await book(fortnight, person === other ? [person] : [person, other]);
  if (turn <= 12) return await liveOutside(fortnight, person);
  if (turn <= 15) {
    const shown = choices.pick(await openConflicts(fortnight));
    if (shown) await answerConflict(fortnight, shown);
    return;
  }
  if (!booking) return;
  if (turn <= 17) return await moveBooking(fortnight, booking);
  if (turn <= 18) return await cancelBooking(fortnight, booking);
  // Who has touched a copy often does so again.
  const again = choices.pick(ahead.filter(({ outside }) => outside.size > 0));
  const touched = again && choices.chance(0.4) ? again : booking;
  const host = choices.pick(touched.hosts);
  if (host) await touchCopy(fortnight, touched, host);
}

function loseNotices(fortnight: Fortnight): void {
  fortnight.noticesLost = !fortnight.noticesLost;
  for (const provider of fortnight.providers) provider.loseNotices(fortnight.noticesLost);
  count(fortnight, "notices lost, or found again");
}

/** All providers answer, all members are back, and everything that waits has had its time. */
async function comeToRest(fortnight: Fortnight): Promise<void> {
  const { outages, lost, clock } = fortnight;
  for (const provider of [...outages.keys()]) endOutage(fortnight, provider);
  for (const person of [...lost.keys()]) await comeBack(fortnight, person, []);
  for (let round = 0; round < 3; round += 1) {
    clock.now = addMinutes(clock.now, 61);
    await settle(fortnight);
  }
  const { failed, waiting } = await leftJobs(fortnight);
  if (failed.length > 0) throw new Error(`Jobs failed: ${JSON.stringify(failed).slice(0, 2_000)}`);
  if (waiting > 0) throw new Error(`${waiting} jobs still wait`);
}
