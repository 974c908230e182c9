import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "../generated/client.ts";
import { type ConveneClient, withBehaviours } from "./behaviours/with-behaviours.ts";
import { boundClient } from "./bound-client.ts";
import { announceChanges, type EventEffects, keepReservations } from "./events/event-effects.ts";
import { openPool } from "./open-pool.ts";
import { statementNames } from "./statement-names.ts";
import { type Closing, type UnitOfWork, type UnitOptions, UnitsOfWork } from "./unit-of-work.ts";
import type { PoolFigures, UnitWatch } from "./unit-watch.ts";

/** What a unit of work's callback gets: every model, with the behaviours of scheduled events. */
export type Transaction = Parameters<Parameters<ConveneClient["$transaction"]>[0]>[0];

export interface ConnectOptions {
  /** URL of the `app` role; see `RoleUrls`. */
  readonly url: string;
  /** Most connections at once. */
  readonly poolSize?: number;
  /** What else happens when an event is cancelled or moved, in the same transaction. */
  readonly effects?: readonly EventEffects[];
  /** The clock of row methods that are called without `now`. */
  readonly now?: () => Date;
  /** Is done last in each unit of work. */
  readonly closing?: Closing<Transaction>;
  /** Sees each unit of work from outside. */
  readonly watch?: UnitWatch;
}

/** The tenants' database, as an app's servers and workers use it. */
export interface Database {
  /** Outside a unit of work it sees no tenant's rows. */
  readonly client: ConveneClient;
  /** Runs `work` in a transaction that sees this tenant and no other; joins the unit in force. */
  unit<T>(
    tenantId: string,
    work: (tx: Transaction) => Promise<T>,
    options?: UnitOptions,
  ): Promise<T>;
  /**
   * A unit of work of the tenant that a public slug names, opened and found in one round trip.
   *
   * @throws NotFoundError where no organisation has that slug
   */
  unitOfSlug<T>(
    slug: string,
    work: (tx: Transaction, tenantId: string) => Promise<T>,
    options?: UnitOptions,
  ): Promise<T>;
  /** The unit of work in force where this is called. */
  current(): UnitOfWork<Transaction> | undefined;
  /**
   * What follows for others when an event is cancelled or moved: open pages, people, calendars. For
   * whoever writes it by other means than the event's methods, reservations and history included.
   */
  readonly effects: EventEffects;
  /** The organisation that a public slug names. */
  tenantOfSlug(slug: string): Promise<string | undefined>;
  pool(): PoolFigures;
  close(): Promise<void>;
}

const POOL_SIZE = 20;
const CONNECT_TIMEOUT_MS = 10_000;

/** Connects an app to the tenants' database. */
export function connect(options: ConnectOptions): Database {
  const units = new UnitsOfWork<Transaction>(options);
  const pool = openPool({
    connectionString: options.url,
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    Client: boundClient(units.openings),
  });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: statementNames(),
  });
  const following = [announceChanges, ...(options.effects ?? [])];
  const client = withBehaviours(new PrismaClient({ adapter }), {
    current: () => units.current()?.tx,
    transaction: (id, work) => units.run(client, { id }, work),
    effects: [keepReservations, ...following],
    ...(options.now && { now: options.now }),
  });
  return {
    client,
    unit: (id, work, unitOptions) => units.run(client, { id }, work, unitOptions),
    unitOfSlug: (slug, work, unitOptions) => units.run(client, { slug }, work, unitOptions),
    current: () => units.current(),
    effects: {
      async cancelled(tx, event, change) {
        for (const effect of following) await effect.cancelled(tx, event, change);
      },
      async rescheduled(tx, event, change) {
        for (const effect of following) await effect.rescheduled(tx, event, change);
      },
    },
    async tenantOfSlug(slug) {
      const rows = await client.$queryRaw<
        { id: string | null }[]
      >`SELECT tenant_of_slug(${slug}) AS id`;
      return rows[0]?.id ?? undefined;
    },
    pool: () => figuresOf(pool),
    close: () => client.$disconnect(),
  };
}

function figuresOf(pool: pg.Pool): PoolFigures {
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}
