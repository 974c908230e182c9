import type { Work } from "@convene/prisma";
import { strToU8, type Zippable, zipSync } from "fflate";
import { findCandidate } from "./find-candidate.ts";

/**
 * All that is kept about a candidate, for themselves: as they may ask for it (GDPR, articles 15 and 20).
 * A ZIP archive of `candidate.json`, whose instants are UTC and whose money is in minor units, and their
 * files.
 *
 * @throws NotFoundError
 */
export async function exportCandidate(work: Work, candidateId: string): Promise<Uint8Array> {
  const files = await work.tx.candidateFile.findMany({
    where: { candidateId },
    orderBy: { id: "asc" },
  });
  const content = await readAll(work, candidateId);
  const entries: Zippable = {
    "candidate.json": strToU8(JSON.stringify({ ...content, files: files.map(toEntry) }, null, 2)),
  };
  // As they are: most of such files are compressed already.
  for (const [index, file] of files.entries()) {
    entries[`files/${pathOf(index, file.fileName)}`] = [new Uint8Array(file.content), { level: 0 }];
  }
  return zipSync(entries);
}

interface KeptFile {
  readonly fileName: string;
  readonly kind: string;
  readonly contentType: string;
  readonly size: number;
  readonly createdAt: Date;
}

function toEntry({ fileName, kind, contentType, size, createdAt }: KeptFile, index: number) {
  return { path: `files/${pathOf(index, fileName)}`, kind, contentType, size, at: createdAt };
}

/** Two files may have the same name. */
function pathOf(index: number, fileName: string): string {
  return `${index + 1} ${fileName}`;
}

async function readAll(work: Work, candidateId: string) {
  const { tx, now } = work;
  const candidate = await findCandidate(work, candidateId);
  const byTime = { orderBy: { at: "asc" } } as const;
  const applications = await tx.application.findMany({
    where: { candidateId },
    orderBy: { createdAt: "asc" },
    include: {
      job: { select: { title: true } },
      stage: { select: { name: true } },
      changes: byTime,
      notes: { orderBy: { createdAt: "asc" } },
      requests: { orderBy: { createdAt: "asc" }, include: { times: true } },
      offers: { orderBy: { createdAt: "asc" }, include: { changes: byTime } },
      interviews: {
        orderBy: { scheduledStart: "asc" },
        include: {
          changes: byTime,
          attendees: { select: { resource: { select: { name: true } } } },
          scorecards: { where: { submittedAt: { not: null } }, orderBy: { createdAt: "asc" } },
        },
      },
    },
  });
  const recipient = { recipientKind: "candidate", recipientId: candidateId } as const;
  const messages = await tx.notification.findMany({
    where: recipient,
    orderBy: { createdAt: "asc" },
  });
  const preferences = await tx.notificationPreference.findMany({ where: recipient });
  const employee = await tx.employee.findFirst({ where: { candidateId } });
  return {
    exportedAt: now,
    candidate: {
      name: candidate.name,
      email: candidate.email,
      phone: candidate.phone,
      agreedToTextMessagesAt: candidate.smsOptInAt,
      timeZone: candidate.timeZone,
      language: candidate.locale,
      headline: candidate.headline,
      location: candidate.location,
      links: candidate.links,
      since: candidate.createdAt,
    },
    applications: applications.map((application) => ({
      job: application.job.title,
      stage: application.stage.name,
      status: application.status,
      source: application.source,
      coverLetter: application.coverLetter,
      answers: application.answers,
      appliedAt: application.createdAt,
      closedAt: application.closedAt,
      history: application.changes.map(toStep),
      notes: application.notes.map(({ text, createdAt }) => ({ text, at: createdAt })),
      interviews: application.interviews.map((interview) => ({
        title: interview.title,
        kind: interview.kind,
        status: interview.status,
        start: interview.scheduledStart,
        end: interview.scheduledEnd,
        timeZone: interview.timezone,
        location: interview.location,
        with: interview.attendees.map(({ resource }) => resource.name),
        cancellationReason: interview.cancellationReason,
        history: interview.changes.map(toStep),
        scorecards: interview.scorecards.map((card) => ({
          overall: card.overall,
          recommendation: card.recommendation,
          ratings: card.ratings,
          answers: card.answers,
          strengths: card.strengths,
          concerns: card.concerns,
          notes: card.privateNotes,
          at: card.submittedAt,
        })),
      })),
      timesAskedFor: application.requests.map((request) => ({
        state: request.state,
        message: request.message,
        reply: request.reply,
        given: request.times.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt })),
        at: request.createdAt,
      })),
      offers: application.offers.map((offer) => ({
        state: offer.state,
        title: offer.title,
        salary: { amount: offer.salary, currency: offer.currency, period: offer.payPeriod },
        startDate: offer.startDate,
        letter: offer.body,
        sentAt: offer.sentAt,
        expiresAt: offer.expiresAt,
        answeredAt: offer.answeredAt,
        signature: offer.signature,
        reply: offer.reply,
        askedFor: offer.counterSalary,
      })),
    })),
    employment: employee && { title: employee.title, startDate: employee.startDate },
    messages: messages.map((message) => ({
      kind: message.kind,
      channel: message.channel,
      to: message.address,
      subject: message.subject,
      text: message.text,
      state: message.state,
      at: message.createdAt,
    })),
    preferences: preferences.map(({ kind, channel, enabled }) => ({ kind, channel, enabled })),
  };
}

interface Step {
  readonly kind: string;
  readonly actorKind: string;
  readonly reason: string | null;
  readonly at: Date;
}

function toStep({ kind, actorKind, reason, at }: Step) {
  return { kind, by: actorKind, reason, at };
}
