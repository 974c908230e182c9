import type { Member } from "@convene/prisma";
import { addColleague } from "../add-colleague.ts";
import type { SignedUp } from "../sign-up.ts";
import type { TestKit } from "../start-test-kit.ts";
import type { Organisation } from "./try-tenancy.ts";

/** What is left out is none. */
type Roles = Partial<Pick<Member, "atsRole" | "servicesRole">>;

/** Who may do what in an app, lower ones by the name of their role. */
export interface ExampleRoles {
  readonly admin: Roles;
  readonly lower: Readonly<Record<string, Roles>>;
}

/** An organisation of a running server, with somebody in each role. */
export interface ExampleOrganisation extends Organisation {
  readonly signedUp: SignedUp;
  /** Of those in lower roles, by role. */
  readonly accounts: Readonly<Record<string, SignedUp>>;
}

/** Adds those in lower roles to an organisation. They are called by them: `Rosa recruiter`. */
export async function addExampleRoles(
  app: TestKit,
  signedUp: SignedUp,
  { lower }: ExampleRoles,
): Promise<ExampleOrganisation> {
  const { tenantId, cookie: admin, member } = signedUp;
  const accounts: Record<string, SignedUp> = {};
  for (const [role, roles] of Object.entries(lower)) {
    const name = `${member.name} ${role}`;
    const email = `${role}@${tenantId}.test`;
    accounts[role] = await addColleague(app, signedUp, { name, email, ...roles });
  }
  const cookies = Object.entries(accounts).map(([role, { cookie }]) => [role, cookie]);
  return { tenantId, admin, lower: Object.fromEntries(cookies), signedUp, accounts };
}

/** Gives everybody their role back: among what is asked for is to change them. */
export async function giveExampleRoles(
  app: TestKit,
  { tenantId, signedUp, accounts }: ExampleOrganisation,
  { admin, lower }: ExampleRoles,
): Promise<void> {
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.member.updateMany({ where: { userId: signedUp.userId }, data: admin });
    for (const [role, { userId }] of Object.entries(accounts)) {
      await tx.member.updateMany({ where: { userId }, data: lower[role] ?? {} });
    }
  });
}
