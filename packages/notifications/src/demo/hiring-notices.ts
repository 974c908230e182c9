import type { Transaction } from "@convene/prisma";
import { addMinutes, subDays } from "date-fns";
import { z } from "zod";
import { loadEventParties } from "../facts/load-event-parties.ts";
import type { Recipient } from "../recipient.ts";
import type { DemoNotice, DemoWorld } from "./demo-notices.ts";

const DAYS = 6;
const MOST_OF_EACH = 6;

/** What candidates and colleagues were told lately, beside what there is to tell of interviews. */
export async function hiringNotices(world: DemoWorld): Promise<DemoNotice[]> {
  const members = await readMembers(world.tx);
  const own = { ...world, members, since: subDays(world.now, DAYS) };
  return [
    ...(await ofApplications(own)),
    ...(await ofRequests(own)),
    ...(await ofDeclines(own)),
    ...(await ofNotes(own)),
    ...(await ofOffers(own)),
  ];
}

interface HiringWorld extends DemoWorld {
  readonly since: Date;
  readonly members: ReadonlyMap<string, Recipient>;
}

async function readMembers(tx: Transaction): Promise<ReadonlyMap<string, Recipient>> {
  const rows = await tx.member.findMany({ include: { resource: { select: { timeZone: true } } } });
  return new Map(
    rows.map(({ id, name, email, locale, resource }) => {
      const timeZone = resource?.timeZone ?? "UTC";
      return [id, { kind: "member", id, name, email, phone: null, locale, timeZone }];
    }),
  );
}

interface CandidateRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly smsOptInAt: Date | null;
  readonly locale: string;
  readonly timeZone: string;
}

function candidateOf(row: CandidateRow): Recipient {
  const { id, name, email, locale, timeZone } = row;
  const phone = row.smsOptInAt ? row.phone : null;
  return { kind: "candidate", id, name, email, phone, locale, timeZone };
}

/** Of those that came in, and those that were turned down. */
async function ofApplications({ tx, urls, since }: HiringWorld): Promise<DemoNotice[]> {
  const include = { candidate: true, job: { select: { title: true } } } as const;
  const received = await tx.application.findMany({
    where: { createdAt: { gt: since } },
    orderBy: { createdAt: "desc" },
    take: MOST_OF_EACH,
    include,
  });
  const rejected = await tx.application.findMany({
    where: { status: "rejected", closedAt: { gt: since } },
    orderBy: { closedAt: "desc" },
    take: MOST_OF_EACH,
    include,
  });
  return [
    ...received.map(({ id, candidate, job, createdAt }): DemoNotice => {
      const application = { id, jobTitle: job.title, portalUrl: urls.ats };
      const to = candidateOf(candidate);
      return { at: createdAt, tell: (service) => service.sendApplicationReceived(application, to) };
    }),
    ...rejected.map(({ id, candidate, job, closedAt, createdAt }): DemoNotice => {
      const message = "We had many applications, and somebody else fits this position better.";
      const application = { id, version: 1, jobTitle: job.title, message };
      const to = candidateOf(candidate);
      return {
        at: closedAt ?? createdAt,
        tell: (service) => service.sendApplicationRejected(application, to),
      };
    }),
  ];
}

const detailsSchema = z.object({
  name: z.string(),
  interviews: z.array(z.object({ durationMinutes: z.number() })),
});

/** Candidates were asked for a time, and some said when they can, or that they can't. */
async function ofRequests({ tx, urls, since, members }: HiringWorld): Promise<DemoNotice[]> {
  const rows = await tx.schedulingRequest.findMany({
    where: { createdAt: { gt: since } },
    orderBy: { createdAt: "asc" },
    include: {
      application: { include: { candidate: true, job: { select: { title: true } } } },
    },
  });
  return rows.flatMap(({ application, ...request }): DemoNotice[] => {
    const { id, mode, state, message, reply, expiresAt, createdAt, answeredAt } = request;
    const { candidate, job } = application;
    const { name: title, interviews } = detailsSchema.parse(request.details);
    const durationMinutes = interviews.reduce((sum, one) => sum + one.durationMinutes, 0);
    const asked = {
      ...{ id, version: 1, title, jobTitle: job.title, mode, durationMinutes, message, expiresAt },
      ...{ interviews: interviews.length, url: urls.ats },
    };
    const to = candidateOf(candidate);
    const notices: DemoNotice[] = [
      { at: createdAt, tell: (service) => service.sendTimeRequested(asked, to) },
    ];
    const member = members.get(request.memberId);
    if (member && answeredAt && (state === "answered" || state === "declined")) {
      const answered = {
        ...{ id, version: 1, applicationId: application.id, candidateName: candidate.name, title },
        answer: state === "answered" ? ("times" as const) : ("none_suits" as const),
        ...{ reply, url: `${urls.ats}/applications/${application.id}` },
      };
      notices.push({ at: answeredAt, tell: (service) => service.sendTimesGiven(answered, member) });
    }
    return notices;
  });
}

/** Somebody of the panel does not come, and somebody else of the pool does, or nobody. */
async function ofDeclines({ tx, urls, since, members }: HiringWorld): Promise<DemoNotice[]> {
  const changes = await tx.eventChange.findMany({
    where: { kind: "declined", interviewId: { not: null }, at: { gt: since } },
    orderBy: { at: "desc" },
    take: MOST_OF_EACH,
  });
  const notices: DemoNotice[] = [];
  for (const { interviewId, actorId, at, reason } of changes) {
    const interview = await tx.interview.findFirst({ where: { id: interviewId ?? "" } });
    const decliner = await tx.member.findFirst({ where: { id: actorId ?? "" } });
    if (!interview || !decliner?.resourceId) continue;
    const organiser = members.get(interview.organiserMemberId);
    const event = { kind: "interview", row: interview } as const;
    const { resourceId, name } = decliner;
    const isReplaced = interview.replacements > 0;
    const { hostNames } = await loadEventParties(tx, event);
    const standIn = isReplaced ? hostNames[0] : undefined;
    const decline = {
      ...{ resourceId, name, reason },
      outcome: standIn === undefined ? ({ whyNot: "no_pool" } as const) : { standIn },
      url: `${urls.ats}/calendar?interview=${interview.id}`,
    };
    if (!organiser) continue;
    notices.push({
      // The stand-in was found first.
      at: isReplaced ? addMinutes(at, 2) : at,
      tell: (service) => service.sendInterviewerDeclined(event, organiser, decline),
    });
  }
  return notices;
}

async function ofNotes({ tx, urls, since, members }: HiringWorld): Promise<DemoNotice[]> {
  const notes = await tx.applicationNote.findMany({
    where: { createdAt: { gt: since }, mentions: { some: {} } },
    orderBy: { createdAt: "asc" },
    include: {
      mentions: true,
      member: { select: { name: true } },
      application: {
        select: { candidate: { select: { name: true } }, job: { select: { title: true } } },
      },
    },
  });
  return notes.flatMap(({ mentions, member, application, ...row }) =>
    mentions.flatMap(({ memberId }): DemoNotice[] => {
      const to = members.get(memberId);
      if (!to) return [];
      const { id, applicationId, text, createdAt: at } = row;
      const note = {
        ...{ id, applicationId, text, byName: member.name },
        candidateName: application.candidate.name,
        jobTitle: application.job.title,
        url: `${urls.ats}/applications/${applicationId}`,
      };
      return [{ at, tell: (service) => service.sendMentioned(note, to) }];
    }),
  );
}

/** Offers went to those who approve them and to candidates, and some came back. */
async function ofOffers({ tx, urls, since, members }: HiringWorld): Promise<DemoNotice[]> {
  const offers = await tx.offer.findMany({
    include: {
      application: { include: { candidate: true, job: { select: { title: true } } } },
      approvals: { orderBy: { position: "asc" } },
      changes: { orderBy: { at: "asc" } },
      member: { select: { name: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  return offers.flatMap(({ application, approvals, changes, member, ...offer }): DemoNotice[] => {
    const { id, state, reply, applicationId, memberId, sentAt, expiresAt, version } = offer;
    const { candidate, job } = application;
    const jobTitle = job.title;
    const url = `${urls.ats}/offers/${id}`;
    const about = { id, step: changes.length, applicationId, jobTitle, url };
    const said = { ...about, candidateName: candidate.name };
    const last = changes.at(-1)?.at ?? offer.createdAt;
    const notices: DemoNotice[] = [];
    const asked = approvals.find((approval) => approval.state === "pending");
    const approver = members.get(asked?.memberId ?? "");
    if (state === "pending_approval" && approver) {
      const toApprove = { ...said, byName: member.name };
      notices.push({
        at: last,
        tell: (service) => service.sendApprovalRequested(toApprove, approver),
      });
    }
    if (sentAt) {
      const sent = { id, version, jobTitle, expiresAt, offerUrl: urls.ats };
      const to = candidateOf(candidate);
      notices.push({ at: sentAt, tell: (service) => service.sendOfferSent(sent, to) });
    }
    const maker = members.get(memberId);
    const answer = answerOf(state);
    if (answer && maker) {
      const answered = { ...said, answer, reply };
      notices.push({ at: last, tell: (service) => service.sendOfferAnswered(answered, maker) });
    }
    return notices.filter(({ at }) => at > since);
  });
}

const ANSWERS = ["approved", "accepted", "declined", "countered", "expired"] as const;

function answerOf(state: string) {
  return ANSWERS.find((answer) => answer === state);
}
