import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords, givePassword } from "@convene/prisma/roles";
import type { DatabaseSettings } from "./env.ts";

/**
 * Brings a database up to date before servers of this build start: makes it where it is missing, applies
 * the migrations, and lets the roles sign in. A role whose URL is given gets the password that stands
 * there; the others get theirs derived from the owner's.
 *
 * @throws DatabaseSetupError
 */
export async function migrate({ ownerUrl, roleUrls }: DatabaseSettings): Promise<void> {
  await migrateDatabase(ownerUrl);
  for (const [role, url] of Object.entries(roleUrls)) {
    if (url !== undefined) await givePassword(ownerUrl, role as keyof typeof roleUrls, url);
  }
  await assignRolePasswords(ownerUrl, roleUrls);
}
