import type {
  EmploymentType,
  InterviewKind,
  JobStatus,
  OfferState,
  PayPeriod,
  Qualification,
  RequestMode,
  RequestState,
  RoomProvider,
} from "../../generated/enums.ts";
import type { DemoField } from "./demo-salon.ts";

export interface DemoPool {
  readonly name: string;
  readonly shadowsNeeded: number;
  readonly reverseShadowsNeeded: number;
  /** By e-mail address, like all people here. */
  readonly qualified: readonly string[];
  readonly paused?: readonly string[];
  readonly learning: readonly {
    readonly email: string;
    readonly qualification: Exclude<Qualification, "qualified">;
  }[];
}

/** A place on a panel: for one person, or anyone of a pool. */
export type DemoSeat = { readonly name: string } & (
  | { readonly person: string }
  | { readonly pool: string }
);

export interface DemoTemplate {
  readonly name: string;
  readonly kind: InterviewKind;
  readonly durationMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly roomProvider: RoomProvider | null;
  readonly location: string | null;
  /** Names of rooms, one of which it needs; empty: none. */
  readonly rooms: readonly string[];
  /** Those for one person first: they are the hardest to find a time for. */
  readonly seats: readonly DemoSeat[];
  readonly briefing: string;
  readonly instructions: string;
  readonly questions: readonly { readonly text: string; readonly hint: string | null }[];
  readonly criteria: readonly {
    readonly name: string;
    readonly description: string | null;
    readonly weight: number;
  }[];
}

export interface DemoPlan {
  readonly name: string;
  readonly breakMinutes: number;
  readonly longestGapMinutes: number;
  readonly perDay: number;
  readonly sameDay: boolean;
  readonly steps: readonly { readonly template: string; readonly after: readonly number[] }[];
}

export interface DemoStage {
  readonly name: string;
  /** What is scheduled in it. */
  readonly template?: string;
  readonly plan?: string;
}

/** How far somebody came who applied. */
export interface DemoJourney {
  /** Name of the stage that they are in, or were in when it was decided. */
  readonly at: string;
  /** How many such applications there are. */
  readonly count?: number;
  /** Left out: it goes on. */
  readonly outcome?: "rejected" | "withdrawn" | "hired";
  /** Of the decision, at least and at most. */
  readonly closedDaysAgo?: readonly [number, number];
  /**
   * What became of the interview of their stage: it lies ahead, it is today, it was held and nothing is
   * decided yet, or the candidate did not come. Left out: nothing is scheduled.
   */
  readonly interview?: "booked" | "today" | "held" | "missed";
  /** A first appointment was called off. */
  readonly calledOff?: boolean;
  readonly offer?: OfferState;
  /** How the candidate was asked for a time. */
  readonly request?: { readonly mode: RequestMode; readonly state: RequestState };
  /** Was turned down first, and looked at again. */
  readonly reopened?: boolean;
}

export interface DemoHiringJob {
  readonly title: string;
  readonly department: string;
  readonly location: string;
  readonly employmentType: EmploymentType;
  readonly description: string;
  readonly status: JobStatus;
  readonly madeDaysAgo: number;
  /** Null: not on the careers page. */
  readonly publishedDaysAgo: number | null;
  readonly fields: readonly DemoField[];
  /** What candidates answered, one for each of them, by the fields' ids. */
  readonly answers: readonly Readonly<Record<string, string | number | boolean>>[];
  readonly team: readonly string[];
  /** Who moves applications on and invites. */
  readonly recruiter: string;
  readonly stages: readonly DemoStage[];
  /** What its candidates do at present. */
  readonly headlines: readonly string[];
  readonly coverLetters: readonly string[];
  readonly pay: {
    /** Minor units. */
    readonly salary: number;
    readonly payPeriod: PayPeriod;
    /** Name of the letter. */
    readonly letter: string;
  };
  readonly journeys: readonly DemoJourney[];
}

export interface DemoLetter {
  readonly name: string;
  readonly body: string;
  /** In the order in which they are asked. */
  readonly approvers: readonly string[];
}

export interface DemoInterviewer {
  readonly email: string;
  readonly perDay: number | null;
  readonly perWeek: number | null;
  readonly preferredHours: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

/** Somebody who says themselves when they hold interviews. */
export interface DemoPublisher {
  readonly email: string;
  /** Weekdays, 1 (Monday) to 7. */
  readonly weekdays: readonly number[];
  /** Local times of theirs. */
  readonly from: string;
  readonly to: string;
}

/** How a demo organisation hires, in full. */
export interface DemoHiring {
  readonly careersIntro: string;
  readonly rooms: readonly string[];
  readonly pools: readonly DemoPool[];
  readonly templates: readonly DemoTemplate[];
  readonly plans: readonly DemoPlan[];
  readonly interviewers: readonly DemoInterviewer[];
  readonly publisher: DemoPublisher;
  readonly letters: readonly DemoLetter[];
  readonly jobs: readonly DemoHiringJob[];
  /** Beside the demo's guests: name, zone, language, place. */
  readonly candidates: readonly (readonly [string, string, "en" | "fr", string])[];
}
