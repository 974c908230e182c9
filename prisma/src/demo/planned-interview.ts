import type { InterviewStatus } from "../../generated/enums.ts";
import type { StoredTemplate } from "./hiring-context.ts";

export interface FilledSeat {
  readonly name: string;
  /** E-mail address of whoever fills it. */
  email: string;
  /** Name of the pool that they came from. */
  readonly pool: string | null;
}

/** An interview of the demo, before it becomes rows. Stories change what they are about. */
export interface PlannedInterview {
  readonly id: string;
  readonly applicationId: string;
  readonly candidateId: string;
  readonly template: StoredTemplate;
  readonly loop: { readonly id: string; readonly position: number } | null;
  /** E-mail address of whoever invited to it. */
  readonly organiser: string;
  readonly start: Date;
  readonly end: Date;
  readonly seats: readonly FilledSeat[];
  readonly trainees: {
    readonly seat: FilledSeat;
    readonly email: string;
    readonly qualification: "shadow" | "reverse_shadow";
  }[];
  /** Name of the room. */
  readonly room: string | null;
  /** How good the candidate is in it, 1 to 5. */
  readonly quality: number;
  status: InterviewStatus;
  createdAt: Date;
  confirmedAt?: Date;
  moved?: { readonly from: Date; readonly at: Date; readonly reason: string };
  cancelled?: {
    readonly at: Date;
    readonly by: "candidate" | "member";
    readonly reason: string;
  };
  declined?: { readonly email: string; readonly at: Date; readonly reason: string };
  replaced?: { readonly leaver: string; readonly at: Date; readonly reason: string };
  /** Those who are still asked for their scorecards; `draft`: they began. */
  readonly owed: Map<string, "nothing" | "draft">;
  /** What they made of it, where that is told; by e-mail address. */
  verdicts?: ReadonlyMap<string, number>;
}
