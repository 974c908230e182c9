import type { Transaction, Work } from "@convene/prisma";
import type { TestKit } from "../start-test-kit.ts";

/** What examples need to write an organisation's rows, past its API. */
export function unitsIn(app: TestKit, tenantId: string, now: Date) {
  const work = <T>(run: (work: Work) => Promise<T>) =>
    app.kit.db.unit(tenantId, (tx) => run({ tx, tenantId, now }));
  return {
    work,
    /** For what has to be so before something is asked. */
    set: (run: (tx: Transaction) => Promise<unknown>) => () => work(({ tx }) => run(tx)),
    key: (id = "") => ({ tenantId_id: { tenantId, id } }),
  };
}
