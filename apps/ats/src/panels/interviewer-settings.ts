import { announce, type InterviewHours, type Work, weeklyHoursSchema } from "@convene/prisma";
import { NotFoundError, readHours, type WeeklyHours } from "@convene/scheduling-core";
import { interviewer } from "../slots/load-panel.ts";

/** How somebody holds interviews. */
interface HoldingInterviews {
  /** In their working hours, or at the times that they published only. */
  readonly hours: InterviewHours;
  /** Interviews; null: without limit. */
  readonly perDay: number | null;
  readonly perWeek: number | null;
  /** When they like them best; empty: always. */
  readonly preferredHours: WeeklyHours;
}

export interface InterviewerSettingsEntry extends HoldingInterviews {
  readonly resourceId: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
}

/** @throws NotFoundError for somebody who is no interviewer */
export async function viewInterviewerSettings(
  { tx }: Pick<Work, "tx">,
  resourceId: string,
): Promise<InterviewerSettingsEntry> {
  const resource = await tx.resource.findFirst({
    where: { id: resourceId, ...interviewer },
    select: { name: true, timeZone: true, settings: true },
  });
  if (!resource) throw new NotFoundError("interviewer");
  const { name, timeZone, settings } = resource;
  return {
    resourceId,
    name,
    timeZone,
    hours: settings?.hours ?? "working",
    perDay: settings?.perDay ?? null,
    perWeek: settings?.perWeek ?? null,
    preferredHours: weeklyHoursSchema.parse(settings?.preferredHours ?? {}),
  };
}

/**
 * Says how somebody holds interviews. What is scheduled stays.
 *
 * @throws NotFoundError for somebody who is no interviewer
 * @throws InvalidInputError naming `preferredHours.weeklyHours.<day>`
 */
export async function saveInterviewerSettings(
  work: Work,
  resourceId: string,
  { preferredHours, ...columns }: HoldingInterviews,
): Promise<InterviewerSettingsEntry> {
  const { tx, tenantId } = work;
  const { timeZone } = await viewInterviewerSettings(work, resourceId);
  readHours({ id: resourceId, timeZone, weeklyHours: preferredHours }, "preferredHours");
  const data = { ...columns, preferredHours: weeklyHoursSchema.parse(preferredHours) };
  await tx.interviewerSettings.upsert({
    where: { tenantId_resourceId: { tenantId, resourceId } },
    create: { tenantId, resourceId, ...data },
    update: data,
  });
  await announce(tx, { subject: "setup", id: resourceId, change: "changed" });
  return await viewInterviewerSettings(work, resourceId);
}
