import { connect, type MigrationState, readMigrationState } from "@convene/prisma";
import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords } from "@convene/prisma/roles";

/** Makes Convene's own database, with what the package brings along, and asks it how it stands. */
export async function openDataLayer(ownerUrl: string): Promise<MigrationState> {
  await migrateDatabase(ownerUrl);
  const { app } = await assignRolePasswords(ownerUrl);
  const database = connect({ url: app, poolSize: 1 });
  try {
    return await readMigrationState((sql) => database.client.$queryRawUnsafe(sql));
  } finally {
    await database.close();
  }
}
