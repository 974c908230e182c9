import type { AuthClient } from "@convene/prisma";

/** Letters, digits and single hyphens inside; what follows the origin in an organisation's address. */
export const SLUG = /^(?=.{2,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

const LONGEST = 40;
const ATTEMPTS = 100;

/** First segments of paths that pages of the apps have themselves. */
const RESERVED: ReadonlySet<string> = new Set([
  "account-mails",
  "activity",
  "api",
  "applications",
  "appointments",
  "assets",
  "calendar",
  "calendars",
  "candidates",
  "careers",
  "clients",
  "conflicts",
  "embed",
  "employees",
  "feedback",
  "forgot-password",
  "healthz",
  "imports",
  "interview",
  "interviews",
  "invitation",
  "jobs",
  "manage",
  "members",
  "messages",
  "metrics",
  "my-notifications",
  "my-sign-ins",
  "new-organisation",
  "offer",
  "offers",
  "pay",
  "payments",
  "portal",
  "problems",
  "readyz",
  "receipt",
  "reports",
  "request",
  "reset-password",
  "series",
  "services",
  "settings",
  "setup",
  "sign-in",
  "sign-up",
  "staff",
  "team",
  "today",
  "waiting",
]);

export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}

/**
 * A free address for an organisation, from its name: "Café Nord" becomes `cafe-nord`, or
 * `cafe-nord-2` where that is taken.
 */
export async function chooseSlug(client: AuthClient, name: string): Promise<string> {
  const base = slugOf(name);
  const taken = new Set(
    (
      await client.organization.findMany({
        where: { slug: { startsWith: base } },
        select: { slug: true },
      })
    ).map((organisation) => organisation.slug),
  );
  const isFree = (slug: string) => !taken.has(slug) && !isReservedSlug(slug);
  if (isFree(base)) return base;
  for (let number = 2; number < ATTEMPTS; number++) {
    if (isFree(`${base}-${number}`)) return `${base}-${number}`;
  }
  return `${base}-${crypto.randomUUID().slice(0, 8)}`;
}

function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST - 9) // room for a number
    .replaceAll(/^-+|-+$/g, "");
  return slug.length >= 2 ? slug : `organisation${slug && `-${slug}`}`;
}
