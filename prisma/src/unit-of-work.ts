import { AsyncLocalStorage } from "node:async_hooks";
import { NotFoundError } from "@convene/scheduling-core";
import type { Opening, TenantName } from "./bound-client.ts";
import { isPassingFailure } from "./database-errors.ts";
import { withDirectStatements } from "./direct-statements.ts";
import { statementNames } from "./statement-names.ts";
import type { UnitWatch } from "./unit-watch.ts";

/** A transaction bound to one tenant: row-level security shows that tenant's rows and no others. */
export interface UnitOfWork<Transaction> {
  readonly tenantId: string;
  readonly tx: Transaction;
}

export interface UnitOptions {
  /** How long to wait for a connection of the pool. */
  readonly maxWaitMs?: number;
  /** How long the whole unit may take. */
  readonly timeoutMs?: number;
}

/** What a unit of work needs of a Prisma client. */
interface TransactionHost<Transaction> {
  $transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options: { maxWait: number; timeout: number },
  ): Promise<T>;
}

const MAX_WAIT_MS = 10_000;
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 4;

/** Something was done for one tenant inside another one's unit of work: a bug, never a user's doing. */
export class TenantMismatchError extends Error {
  override readonly name = "TenantMismatchError";
}

/** The last thing in each unit of work, in its transaction. */
export type Closing<Transaction> = (tx: Transaction, tenantId: string) => Promise<void>;

interface UnitsOptions<Transaction> {
  readonly watch?: UnitWatch | undefined;
  readonly closing?: Closing<Transaction> | undefined;
}

/**
 * Opens units of work on a client. The unit in force is kept in one AsyncLocalStorage: tenant,
 * transaction and the transaction of row methods, which otherwise would write outside the
 * transaction in which their row was read.
 */
export class UnitsOfWork<Transaction extends object> {
  /** For `boundClient`, which the host's connections have to be. */
  readonly openings = new AsyncLocalStorage<Opening>();
  readonly #inForce = new AsyncLocalStorage<UnitOfWork<Transaction>>();
  readonly #nameOf = statementNames();
  readonly #watch: UnitWatch | undefined;
  readonly #closing: Closing<Transaction> | undefined;

  constructor({ watch, closing }: UnitsOptions<Transaction> = {}) {
    this.#watch = watch;
    this.#closing = closing;
  }

  /** The unit of work in force where this is called. */
  current(): UnitOfWork<Transaction> | undefined {
    return this.#inForce.getStore();
  }

  /**
   * Runs `work` in a transaction bound to a tenant, or joins the unit in force. It commits when
   * `work` resolves and rolls back when it throws. A deadlock or serialisation failure runs `work`
   * again: whatever it does outside the database must bear that.
   *
   * @param tenant By its id; by its slug where no unit is in force.
   * @throws TenantMismatchError when another tenant's unit is in force
   * @throws NotFoundError where no organisation has that slug
   */
  async run<T>(
    host: TransactionHost<Transaction>,
    tenant: TenantName,
    work: (tx: Transaction, tenantId: string) => Promise<T>,
    options: UnitOptions = {},
  ): Promise<T> {
    const outer = this.current();
    if (outer) {
      if ("id" in tenant && outer.tenantId === tenant.id) return await work(outer.tx, tenant.id);
      throw new TenantMismatchError("A unit of work of another tenant is in force");
    }
    const begin = () => this.#begin(host, tenant, work, options);
    return await (this.#watch ? this.#watch.around(begin) : begin());
  }

  async #begin<T>(
    host: TransactionHost<Transaction>,
    tenant: TenantName,
    work: (tx: Transaction, tenantId: string) => Promise<T>,
    options: UnitOptions,
  ): Promise<T> {
    const limits = {
      maxWait: options.maxWaitMs ?? MAX_WAIT_MS,
      timeout: options.timeoutMs ?? TIMEOUT_MS,
    };
    for (let attempt = 1; ; attempt++) {
      const opening: Opening = { tenant, hasBegun: false };
      try {
        return await this.openings.run(opening, () =>
          host.$transaction(async (prismas) => {
            if (!opening.hasBegun)
              throw new Error("The connection binds no transaction to a tenant");
            const tenantId = "id" in tenant ? tenant.id : opening.tenantId;
            if (tenantId === undefined) throw new NotFoundError("organisation");
            const tx = withDirectStatements(prismas, opening, this.#nameOf);
            return await this.#inForce.run({ tenantId, tx }, async () => {
              const result = await work(tx, tenantId);
              await this.#closing?.(tx, tenantId);
              return result;
            });
          }, limits),
        );
      } catch (error) {
        if (attempt === ATTEMPTS || !isPassingFailure(error)) throw error;
        this.#watch?.repeated();
      }
    }
  }
}
