import type { InterviewKind } from "../api.ts";

/** The kinds of interview and how long each usually takes, in minutes. */
const USUAL_MINUTES: Readonly<Record<InterviewKind, number>> = {
  phone: 30,
  video: 45,
  in_person: 60,
  technical: 60,
  panel: 60,
  assessment: 90,
  final: 60,
  culture_fit: 45,
  case_study: 90,
  behavioural: 45,
};

export const DURATIONS = [15, 30, 45, 60, 75, 90, 120, 180] as const;

export const INTERVIEW_KINDS: readonly InterviewKind[] = [
  "phone",
  "video",
  "in_person",
  "technical",
  "panel",
  "assessment",
  "final",
  "culture_fit",
  "case_study",
  "behavioural",
];

export function usualMinutes(kind: InterviewKind): number {
  return USUAL_MINUTES[kind];
}

/** The kind of that name; undefined where there is none. */
export function interviewKind(name: string | null): InterviewKind | undefined {
  return INTERVIEW_KINDS.find((kind) => kind === name);
}
