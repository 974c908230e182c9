import { AsyncLocalStorage } from "node:async_hooks";
import { isPassingFailure } from "./database-errors.ts";

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

interface SettingTransaction {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

const MAX_WAIT_MS = 10_000;
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 4;

/** Something was done for one tenant inside another one's unit of work: a bug, never a user's doing. */
export class TenantMismatchError extends Error {
  override readonly name = "TenantMismatchError";
}

/**
 * Opens units of work on a client. The unit in force is kept in one AsyncLocalStorage: tenant,
 * transaction and the transaction of row methods, which otherwise would write outside the
 * transaction in which their row was read.
 */
export class UnitsOfWork<Transaction extends SettingTransaction> {
  readonly #inForce = new AsyncLocalStorage<UnitOfWork<Transaction>>();

  /** The unit of work in force where this is called. */
  current(): UnitOfWork<Transaction> | undefined {
    return this.#inForce.getStore();
  }

  /**
   * Runs `work` in a transaction bound to `tenantId`, or joins the unit in force. It commits when
   * `work` resolves and rolls back when it throws. A deadlock or serialisation failure runs `work`
   * again: whatever it does outside the database must bear that.
   *
   * @throws TenantMismatchError when another tenant's unit is in force
   */
  async run<T>(
    host: TransactionHost<Transaction>,
    tenantId: string,
    work: (tx: Transaction) => Promise<T>,
    options: UnitOptions = {},
  ): Promise<T> {
    const outer = this.current();
    if (outer) {
      if (outer.tenantId === tenantId) return await work(outer.tx);
      throw new TenantMismatchError("A unit of work of another tenant is in force");
    }
    const limits = {
      maxWait: options.maxWaitMs ?? MAX_WAIT_MS,
      timeout: options.timeoutMs ?? TIMEOUT_MS,
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await host.$transaction(async (tx) => {
          await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`;
          return await this.#inForce.run({ tenantId, tx }, () => work(tx));
        }, limits);
      } catch (error) {
        if (attempt === ATTEMPTS || !isPassingFailure(error)) throw error;
      }
    }
  }
}
