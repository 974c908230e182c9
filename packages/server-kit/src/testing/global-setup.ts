import { databaseSetup } from "@convene/prisma/testing/database-setup";
import { installQueue } from "../jobs/install-queue.ts";
import { QUEUES } from "../jobs/queues.ts";

/**
 * The vitest global setup of packages whose tests start servers: the database that each test copies
 * holds the queue's tables already.
 */
export default databaseSetup({
  version: `queue ${JSON.stringify(QUEUES)}`,
  run: (ownerUrl) => installQueue({ connectionString: ownerUrl, options: "-c role=convene_queue" }),
});
