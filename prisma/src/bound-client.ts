import type { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** A transaction about to begin, and the tenant that it is to be bound to. */
export interface Opening {
  readonly tenant: TenantName;
  /** Set when it has begun; undefined where nobody has that slug. */
  tenantId?: string | undefined;
  hasBegun: boolean;
  /** Its connection, from BEGIN to COMMIT or ROLLBACK. */
  connection?: pg.Client | undefined;
}

/** A tenant by its id, or by the slug of its public pages. */
export type TenantName = { readonly id: string } | { readonly slug: string };

/**
 * A PostgreSQL connection whose transactions begin bound to a tenant: BEGIN and the setting that
 * row-level security reads go in one message. By itself each would be a round trip, and the setting
 * a statement of Prisma's besides, which together is a third of what a small unit of work costs.
 *
 * @param openings What is being opened where a BEGIN comes from; undefined: a transaction of no tenant.
 */
export function boundClient(openings: AsyncLocalStorage<Opening>): new () => pg.Client {
  return class BoundClient extends pg.Client {
    #begun: Opening | undefined;

    // Its many overloads are one implementation: what is not a BEGIN is passed on as it came.
    // biome-ignore lint/suspicious/noExplicitAny: as pg's own.
    override query(...query: any[]): any {
      const text: unknown = query[0]?.text;
      if (text === "COMMIT" || text === "ROLLBACK") this.#end();
      const opening = openings.getStore();
      const isBegin = opening && !opening.hasBegun && text === "BEGIN";
      return isBegin ? this.#begin(opening) : Reflect.apply(super.query, this, query);
    }

    async #begin(opening: Opening): Promise<pg.QueryResult> {
      opening.hasBegun = true;
      const tenantId = tenantIdExpression(opening.tenant);
      // Several statements are answered with as many results, of which the types know nothing.
      const results: unknown = await super.query(
        `BEGIN; SELECT set_config('app.tenant_id', ${tenantId}, true) AS tenant_id`,
      );
      const [begun, bound] = results as [pg.QueryResult, pg.QueryResult<{ tenant_id: string }>];
      opening.tenantId = bound.rows[0]?.tenant_id || undefined;
      opening.connection = this;
      this.#begun = opening;
      return begun;
    }

    /** Whoever gets the connection next, it is no longer that transaction's. */
    #end(): void {
      if (this.#begun) this.#begun.connection = undefined;
      this.#begun = undefined;
    }
  };
}

function tenantIdExpression(tenant: TenantName): string {
  return "id" in tenant
    ? pg.escapeLiteral(tenant.id)
    : `coalesce(tenant_of_slug(${pg.escapeLiteral(tenant.slug)})::text, '')`;
}
