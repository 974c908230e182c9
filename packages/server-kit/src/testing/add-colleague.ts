import { findMember } from "../auth/find-signed-in.ts";
import { type Invited, invite } from "./invite.ts";
import type { SignedUp } from "./sign-up.ts";
import type { TestKit } from "./start-test-kit.ts";

export interface NewColleague extends Omit<Invited, "email"> {
  readonly name: string;
  /** By default made from the name: `ada@example.test`. */
  readonly email?: string;
}

/**
 * Signs somebody up and has them join an administrator's organisation, by the requests that pages make.
 *
 * @returns them as a member of it
 */
export async function addColleague(
  app: TestKit,
  administrator: Pick<SignedUp, "cookie" | "tenantId">,
  person: NewColleague,
): Promise<SignedUp> {
  const { name, email = `${name.toLowerCase()}@example.test` } = person;
  const { tenantId } = administrator;
  const id = await invite(app, administrator, { ...person, email });
  const { userId, password, cookie } = await app.signUp({ name, email });
  await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie });
  const member = await findMember(app.kit, { id: userId, tenantId });
  if (!member) throw new Error(`${name} could not join`);
  return { userId, email, password, cookie, tenantId, member };
}
