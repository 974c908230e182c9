import { loadHosts, type ReservationPurpose, type Work, weeklyHoursSchema } from "@convene/prisma";
import type { Host, Interval, WeeklyHours } from "@convene/scheduling-core";
import { addDays, addWeeks, max, min, subDays, subWeeks } from "date-fns";
import { publishedHours, withMargin } from "../panels/published-hours.ts";
import { cappedDays, type InterviewCaps } from "../panels/reached-caps.ts";

/** For whom times are looked for: candidates are not shown those that a cap closes. */
export type Audience = "candidate" | "staff";

/** Somebody who could sit on a panel, as the slot engine and a fair choice need to know them. */
export interface InterviewerHost {
  readonly id: string;
  readonly name: string;
  /** With their published times in place of their working hours, where they hold interviews then only. */
  readonly host: Host;
  /** Interviews of the last four weeks and the next two. */
  readonly load: number;
  readonly caps: InterviewCaps;
  /** When they like interviews best, in their zone; empty: always. */
  readonly preferredHours: WeeklyHours;
}

/** The weeks whose interviews make the load, before and after now. */
const LOAD_WEEKS_BEFORE = 4;
const LOAD_WEEKS_AFTER = 2;
/** A whole ISO week on either side, for weekly caps. */
const CAP_MARGIN_DAYS = 8;

interface InterviewersWanted {
  readonly ids: readonly string[];
  readonly range: Interval;
  /** An interview being moved, or the caller's own hold. */
  readonly except?: ReservationPurpose | undefined;
  readonly audience: Audience;
}

/**
 * Reads people as hosts of interviews within a range, in the order of `ids`. Who has no working hours or
 * is no longer there is left out.
 */
export async function loadInterviewers(
  { tx, now }: Pick<Work, "tx" | "now">,
  { ids, range, except, audience }: InterviewersWanted,
): Promise<InterviewerHost[]> {
  if (ids.length === 0) return [];
  const wanted = ids.map((resourceId) => ({ resourceId }));
  const hosts = await loadHosts(tx, wanted, range, except);
  const within = withMargin(range);
  const people = await tx.resource.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      settings: true,
      published: { where: { OR: [{ endsAt: null }, { endsAt: { gt: within.start } }] } },
    },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const starts = await readInterviewStarts(tx, { ids, range, except, now });
  return hosts.flatMap((host) => {
    const person = byId.get(host.id);
    if (!person) return [];
    const { name, settings, published } = person;
    const own = starts.get(host.id) ?? [];
    const caps: InterviewCaps = {
      perDay: settings?.perDay ?? null,
      perWeek: settings?.perWeek ?? null,
      starts: own,
    };
    const { timeZone } = host;
    const closed = audience === "candidate" ? cappedDays(caps, timeZone, within) : [];
    return [
      {
        id: host.id,
        name,
        host: {
          ...host,
          ...(settings?.hours === "published" && {
            weeklyHours: {},
            overrides: publishedHours(published, timeZone, within),
          }),
          busy: [...(host.busy ?? []), ...closed],
        },
        load: own.filter((start) => countsAsLoad(start, now)).length,
        caps,
        preferredHours: weeklyHoursSchema.parse(settings?.preferredHours ?? {}),
      },
    ];
  });
}

function countsAsLoad(start: Date, now: Date): boolean {
  return start >= subWeeks(now, LOAD_WEEKS_BEFORE) && start < addWeeks(now, LOAD_WEEKS_AFTER);
}

/** The starts of everybody's interviews, near enough to count for load or caps; shadows' do not. */
async function readInterviewStarts(
  tx: Work["tx"],
  { ids, range, except, now }: Omit<InterviewersWanted, "audience"> & Pick<Work, "now">,
): Promise<ReadonlyMap<string, readonly Date[]>> {
  const from = min([subWeeks(now, LOAD_WEEKS_BEFORE), subDays(range.start, CAP_MARGIN_DAYS)]);
  const until = max([addWeeks(now, LOAD_WEEKS_AFTER), addDays(range.end, CAP_MARGIN_DAYS)]);
  const moved = except && "interviewId" in except ? except.interviewId : undefined;
  const attendees = await tx.interviewAttendee.findMany({
    where: {
      resourceId: { in: [...ids] },
      required: true,
      interview: {
        status: { not: "cancelled" },
        scheduledStart: { gte: from, lt: until },
        ...(moved !== undefined && { id: { not: moved } }),
      },
    },
    select: { resourceId: true, interview: { select: { scheduledStart: true } } },
  });
  const starts = new Map<string, Date[]>(ids.map((id) => [id, []]));
  for (const { resourceId, interview } of attendees) {
    starts.get(resourceId)?.push(interview.scheduledStart);
  }
  return starts;
}
