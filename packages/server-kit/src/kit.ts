import type { CalendarPorts } from "@convene/calendar/connected";
import type { NewSeries, OpenChannels, Replacement, SeriesChange } from "@convene/notifications";
import type {
  Actor,
  AuthClient,
  Database,
  RoomProvider,
  ScheduledEvent,
  Transaction,
} from "@convene/prisma";
import type { Auth } from "./auth/create-auth.ts";
import type { ServerEnv } from "./env.ts";
import type { Limits } from "./http/limits.ts";
import type { AppJobs } from "./jobs/app-jobs.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { SignedLinks } from "./links/signed-links.ts";
import type { Logger } from "./logging/create-logger.ts";
import type { Metrics } from "./metrics/create-metrics.ts";
import type { Readiness } from "./operations/readiness.ts";
import type { Product } from "./product.ts";

/** What a server or worker is made of. main.ts and worker.ts make one; the rest gets it passed in. */
export interface Kit {
  readonly product: Product;
  readonly env: ServerEnv;
  readonly logger: Logger;
  readonly db: Database;
  readonly authClient: AuthClient;
  readonly auth: Auth;
  readonly jobs: Jobs;
  /** The app's own jobs. */
  readonly appJobs: AppJobs;
  readonly links: SignedLinks;
  /** What the process counts of itself. */
  readonly metrics: Metrics;
  /** Whether it can do its work. */
  readonly readiness: Readiness;
  /** Who may ask how often. */
  readonly limits: Limits;
  /** The ways out for messages: the providers that the environment sets up, else the outbox. */
  readonly channels: OpenChannels;
  /** Whether mails go nowhere but the outbox, because no provider is set up. */
  readonly mailIsLocal: boolean;
  /** The same of text messages. */
  readonly smsIsLocal: boolean;
  /** What members' connected calendars and online rooms need. */
  readonly calendars: CalendarPorts;
  now(): Date;
  /**
   * What follows from a new booking, in its transaction: its online room, confirmations, and jobs that
   * write it into the members' calendars.
   *
   * @param options.room By whoever books it; null: none. Left out: what such an event has by itself.
   */
  announceBooking(
    tx: Transaction,
    event: ScheduledEvent,
    options?: { readonly room?: RoomProvider | null | undefined },
  ): Promise<void>;
  /**
   * What follows when somebody takes another one's place at an event, in that transaction: both are
   * told, it goes from one's calendar to the other's, and what disagreed with it is answered.
   */
  announceReplacement(
    tx: Transaction,
    event: ScheduledEvent,
    change: Replacement & { readonly by: Actor },
  ): Promise<void>;
  /** The room and the calendars of a booking that people hear of with its series, in its transaction. */
  followBooking(tx: Transaction, event: ScheduledEvent): Promise<void>;
  /** One message each about all of a new series; see `announceSeries` of notifications. */
  announceSeries(tx: Transaction, booked: NewSeries): Promise<void>;
  /** One message each about several occurrences that were moved or cancelled. */
  announceSeriesChange(tx: Transaction, changed: SeriesChange): Promise<void>;
  /** The link by which a client or candidate sees and changes their event. */
  manageUrl(event: ScheduledEvent): Promise<string>;
  /** Gives back all connections. */
  close(): Promise<void>;
}
