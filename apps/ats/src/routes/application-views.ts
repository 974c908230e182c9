import type { z } from "@hono/zod-openapi";
import type { FileEntry } from "../files/find-files.ts";
import type { WrittenNote } from "../use-cases/read-notes.ts";
import type { ApplicationView } from "../use-cases/view-application.ts";
import type { ApplicationBrief } from "../use-cases/view-application-brief.ts";
import type { applicationBriefSchema, applicationPageSchema } from "./application-schemas.ts";
import { toApplicationDetail, toInterviewFields } from "./views.ts";

/** @param viewerId Of the member who looks: own notes can be changed. */
export function toApplicationPage(
  view: ApplicationView,
  viewerId: string,
): z.infer<typeof applicationPageSchema> {
  const { application, candidate, stages } = view;
  const detail = toApplicationDetail(view);
  const stage = stages.find(({ id }) => id === application.stageId);
  return {
    ...detail,
    candidate: {
      ...detail.candidate,
      headline: candidate.headline,
      location: candidate.location,
      links: readLinks(candidate.links),
      erased: candidate.erasedAt !== null,
    },
    stageSince: application.stageSince.toISOString(),
    closedAt: application.closedAt?.toISOString() ?? null,
    stageDefaults: { templateId: stage?.templateId ?? null, planId: stage?.planId ?? null },
    answers: [...view.answers],
    coverLetter: application.coverLetter,
    steps: view.steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    notes: view.notes.map((note) => toNote(note, viewerId)),
    files: view.files.map(toFile),
    others: view.others.map((other) => ({ ...other, createdAt: other.createdAt.toISOString() })),
  };
}

export function toApplicationBrief(
  brief: ApplicationBrief,
  viewerId: string,
): z.infer<typeof applicationBriefSchema> {
  return {
    id: brief.id,
    candidateName: brief.candidateName,
    jobTitle: brief.jobTitle,
    interviews: brief.interviews.map(toInterviewFields),
    files: brief.files.map(toFile),
    notes: brief.notes.map((note) => toNote(note, viewerId)),
  };
}

function toNote({ note, authorName }: WrittenNote, viewerId: string) {
  return {
    id: note.id,
    text: note.text,
    author: authorName,
    isOwn: note.memberId === viewerId,
    at: note.createdAt.toISOString(),
    editedAt: note.editedAt?.toISOString() ?? null,
  };
}

function toFile({ id, kind, fileName, contentType, size, createdAt }: FileEntry) {
  return { id, kind, fileName, contentType, size, at: createdAt.toISOString() };
}

function readLinks(links: unknown): string[] {
  return Array.isArray(links) ? links.filter((link) => typeof link === "string") : [];
}
