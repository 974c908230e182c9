import { type AuthClient, type Database, readMigrationState } from "@convene/prisma";
import type { Jobs } from "../jobs/jobs.ts";
import type { ReadinessCheck } from "./readiness.ts";

interface CheckedParts {
  readonly db: Pick<Database, "client">;
  readonly authClient: AuthClient;
  readonly jobs: Pick<Jobs, "boss">;
}

/** That the databases answer each role, and have all migrations of this build. */
export function databaseChecks({ db, authClient, jobs }: CheckedParts): readonly ReadinessCheck[] {
  let isMigrated = false;
  return [
    { name: "database", look: async () => void (await db.client.$queryRaw`SELECT 1`) },
    { name: "sign-in", look: async () => void (await authClient.$queryRaw`SELECT 1`) },
    { name: "queue", look: async () => void (await jobs.boss.getDb().executeSql("SELECT 1")) },
    {
      name: "migrations",
      async look() {
        if (isMigrated) return; // none of them goes away again
        const { pending, failed } = await readMigrationState((sql) =>
          db.client.$queryRawUnsafe(sql),
        );
        if (failed.length > 0) return `failed: ${failed.join(", ")}`;
        if (pending.length > 0) return `pending: ${pending.join(", ")}`;
        isMigrated = true;
      },
    },
  ];
}
