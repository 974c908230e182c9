import { cookieOf } from "../sign-up.ts";
import type { TestKit } from "../start-test-kit.ts";
import type { FuzzedPerson } from "./fuzz-api.ts";
import type { ApiOperation } from "./list-operations.ts";

/**
 * After what ends somebody's session, or opens another organisation for it: signs them in again, and
 * opens the organisation whose rows are asked for.
 */
export async function keepSignedIn(
  { fetch }: Pick<TestKit, "fetch">,
  person: FuzzedPerson,
  { name }: Pick<ApiOperation, "name">,
  tenantId: string,
): Promise<void> {
  const endsSession = /^DELETE \/api\/me\/sessions/.test(name);
  const opensAnother = /^POST \/api\/(organisations|invitations\/\{id\}\/accept)/.test(name);
  if (!person.account || !(endsSession || opensAnother)) return;
  if (endsSession) {
    const { email, password } = person.account;
    const answer = await fetch("/api/auth/sign-in/email", { json: { email, password } });
    if (!answer.ok) throw new Error(`Signing in failed: ${await answer.text()}`);
    person.cookie = cookieOf(answer);
  }
  const { cookie } = person;
  if (cookie === null) return;
  await fetch(`/api/organisations/${tenantId}/activate`, { method: "POST", cookie });
}
