import type { ApplicationDetail } from "../api.ts";

/** Something that happened, whatever it was about. */
export type TimelineEntry =
  | { readonly key: string; readonly at: string; readonly note: ApplicationDetail["notes"][number] }
  | { readonly key: string; readonly at: string; readonly step: ApplicationDetail["steps"][number] }
  | {
      readonly key: string;
      readonly at: string;
      readonly event: ApplicationDetail["history"][number];
    };

/** All that happened about an application, the latest first. */
export function timelineEntries({
  notes,
  steps,
  history,
}: Pick<ApplicationDetail, "notes" | "steps" | "history">): TimelineEntry[] {
  return [
    ...notes.map((note) => ({ key: note.id, at: note.at, note })),
    // What happened in one transaction has one time: the last of it comes first.
    ...[...steps].reverse().map((step) => ({ key: step.id, at: step.at, step })),
    ...[...history].reverse().map((event) => ({
      key: `${event.interviewId} ${event.at} ${event.kind}`,
      at: event.at,
      event,
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
}
