import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PgClient, unmaskCharacterColumns } from "./character-columns.mjs";
import { runAlone } from "./postgres-target.mjs";

/**
 * Opens databases for the engine: the target, and shadow databases that come and go with a call.
 *
 * PrismaPg's own factory would use the target itself as the shadow database; here it is a separate
 * one, so that replaying migrations never touches anybody's data.
 */
export class DatabaseConnector {
  provider = "postgres";
  adapterName = "@prisma/adapter-pg";

  #target;
  #shadowTarget;
  #cleanups = [];
  #failure;

  constructor(target, shadowTarget) {
    this.#target = target;
    this.#shadowTarget = shadowTarget;
  }

  connect() {
    return this.#open(this.#target.connection);
  }

  async connectToShadowDb() {
    if (this.#shadowTarget) return this.#open(this.#shadowTarget.connection);
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const { connection } = this.#target;
    try {
      await runAlone(connection, `CREATE DATABASE "${name}" TEMPLATE template0`);
    } catch (error) {
      this.#failure = { step: "createShadowDatabase", error };
      throw error;
    }
    this.#cleanups.push(() =>
      runAlone(connection, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    );
    return this.#open(this.#target.connectionTo(name));
  }

  async #open(connection) {
    const pool = new pg.Pool({ ...connection, Client: PgClient, max: 4 });
    pool.on("error", () => {}); // an idle connection that is cut shows at its next use
    this.#cleanups.push(() => pool.end());
    const factory = new PrismaPg(pool, { schema: this.#target.schema });
    const adapter = unmaskCharacterColumns(await factory.connect());
    // PrismaPg cuts a script at every semicolon, also inside $$ bodies: send it whole.
    adapter.executeScript = async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        this.#failure = { step: "runScript", script, error };
        throw error;
      }
    };
    return adapter;
  }

  /** What failed during the last call, in more detail than the engine passes on; asked for once. */
  takeFailure() {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  /** Ends the connections and drops the shadow databases of the last call; the engine does neither. */
  async release() {
    for (const cleanup of this.#cleanups.splice(0).reverse()) await cleanup().catch(() => {});
  }
}
