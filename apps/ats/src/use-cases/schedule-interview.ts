import type { Actor, Interview, InterviewKind, RoomProvider, Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { requireTemplate, type TemplateEntry } from "../panels/read-templates.ts";
import type { Audience } from "../slots/load-interviewers.ts";
import { loadPanel, peopleOf, requireInterviewers } from "../slots/load-panel.ts";
import { chooseTrainees, loadTrainees } from "../slots/load-trainees.ts";
import { type OrderedPanel, panelWishOf, required } from "../slots/panel-wish-of.ts";
import { settlePanel } from "../slots/settle-panel.ts";
import {
  type InterviewDetails,
  type SchedulePorts,
  writeInterview,
} from "../slots/write-interview.ts";
import { requireActive } from "./require-active.ts";
import { applicationsVisibleTo } from "./visible-to.ts";

export type { SchedulePorts };

export interface ScheduleRequest extends OrderedPanel {
  readonly applicationId: string;
  /** In place of `templateId`: it was agreed on, in use or not. */
  readonly template?: TemplateEntry | undefined;
  readonly kind?: InterviewKind | undefined;
  readonly title?: string | undefined;
  readonly start: Date;
  /** Resources of those who may come too: nothing is reserved. */
  readonly optionalIds?: readonly string[] | undefined;
  /** Whether seats that a pool fills bring somebody along who learns; default true. */
  readonly trainees?: boolean | undefined;
  readonly location?: string | undefined;
  readonly meetingUrl?: string | undefined;
  /**
   * The online room to be made; null: none. Left out, and not said by the template: a video interview
   * without place or link gets one of Jitsi.
   */
  readonly room?: RoomProvider | null | undefined;
  /** For the candidate. */
  readonly instructions?: string | undefined;
  /** IANA zone in which it is made: the recruiter's. */
  readonly timeZone: string;
  readonly by: Actor;
  /** Who asks for it; left out: no matter who. */
  readonly viewer?: Viewer | undefined;
  /** Who becomes its organiser; left out: the member who schedules. */
  readonly organiserMemberId?: string | undefined;
  readonly loop?: InterviewDetails["loop"];
  /** For whom the time was looked for; default: staff, whom no cap stops. */
  readonly audience?: Audience | undefined;
}

/**
 * Schedules an interview: panel, reservations, history, reminders and confirmations in one
 * transaction. What is said of it goes before what its template says.
 *
 * @throws SlotTakenError where one of the panel is busy: ask `findAlternatives` in a new unit of work
 * @throws SlotNotOfferedError
 * @throws NotFoundError for an application, a template, a pool, a room or an interviewer that is not there
 * @throws ApplicationClosedError
 * @throws InvalidInputError for somebody who is both needed and optional, for a room beside another link,
 *   and where neither request nor template says what it takes
 */
export async function scheduleInterview(
  work: Work,
  request: ScheduleRequest,
  ports: SchedulePorts,
): Promise<Interview> {
  const { tx, tenantId } = work;
  const { applicationId, viewer } = request;
  // Nobody closes it meanwhile: what is closed leaves no interview behind. Several may schedule at once.
  await tx.$queryRaw`
    SELECT id FROM application
    WHERE tenant_id = current_tenant() AND id = ${applicationId}::uuid FOR SHARE`;
  const application = await tx.application.findFirst({
    where: { tenantId, id: applicationId, ...(viewer && applicationsVisibleTo(viewer)) },
    select: { status: true },
  });
  if (!application) throw new NotFoundError("application");
  requireActive(application);
  if (request.room && request.meetingUrl !== undefined) {
    throw new InvalidInputError("room", "cannot be made beside another meeting link");
  }
  const template =
    request.template ??
    (request.templateId === undefined ? undefined : await requireTemplate(tx, request.templateId));
  const details = detailsOf(request, template);

  const panel = await loadPanel(tx, panelWishOf(request, template));
  const optionalIds = [...new Set(request.optionalIds ?? [])];
  const named = panel.seats.filter(({ candidateIds }) => candidateIds.length === 1);
  if (optionalIds.some((id) => peopleOf({ seats: named }).includes(id))) {
    throw new InvalidInputError("optionalIds", "must not name anybody who is needed");
  }
  await requireInterviewers(tx, optionalIds);
  const learning = request.trainees === false ? [] : await loadTrainees(work, panel);
  const besides = learning.map(({ resourceId }) => resourceId);
  const { start, audience } = request;
  const settled = await settlePanel(work, panel, { start, audience, besides });
  const trainees = await chooseTrainees(work, panel, learning, settled);

  const taken = new Set([...settled.seats, ...trainees].map(({ resourceId }) => resourceId));
  const others = optionalIds.filter((id) => !taken.has(id));
  return await writeInterview(
    work,
    details,
    { settled, trainees, optionalIds: others },
    request.by,
    ports,
  );
}

function detailsOf(request: ScheduleRequest, entry: TemplateEntry | undefined): InterviewDetails {
  const template = entry?.template;
  const { by, meetingUrl } = request;
  const organiser = by.kind === "member" ? by.id : undefined;
  // Whoever says where it is wants no room of the template's besides.
  const saysWhere = request.location !== undefined || meetingUrl !== undefined;
  const room = request.room === undefined && !saysWhere ? template?.roomProvider : request.room;
  return {
    applicationId: request.applicationId,
    organiserMemberId: required("organiserMemberId", request.organiserMemberId ?? organiser),
    title: required("title", request.title ?? template?.name),
    kind: required("kind", request.kind ?? template?.kind),
    location: request.location ?? (saysWhere ? null : (template?.location ?? null)),
    meetingUrl: meetingUrl ?? null,
    instructions: request.instructions ?? template?.instructions ?? null,
    briefing: template?.briefing ?? null,
    templateId: template?.id ?? null,
    rescheduleLimit: template?.rescheduleLimit ?? null,
    timezone: request.timeZone,
    bufferBeforeMinutes: request.bufferBeforeMinutes ?? template?.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: request.bufferAfterMinutes ?? template?.bufferAfterMinutes ?? 0,
    questions: entry ? [...entry.questions] : [],
    criteria: entry ? [...entry.criteria] : [],
    loop: request.loop,
    room,
  };
}
