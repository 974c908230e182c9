/** The database to seed. */
export function ownerUrl(): string {
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL to the database that the demo data goes into");
  return url;
}
