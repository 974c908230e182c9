import { z } from "zod";
import { readAnswer } from "./read-answer.ts";
import type { SignedUp } from "./sign-up.ts";
import type { TestKit } from "./start-test-kit.ts";

export interface Invited {
  readonly email: string;
  /** Left out: none in that app. */
  readonly atsRole?: string | null;
  readonly servicesRole?: string | null;
}

/** Invites an address to an administrator's organisation; @returns the invitation's id. */
export async function invite(
  app: TestKit,
  { cookie }: Pick<SignedUp, "cookie">,
  { email, atsRole = null, servicesRole = null }: Invited,
): Promise<string> {
  const json = { email, atsRole, servicesRole };
  const invited = app.fetch("/api/invitations", { cookie, json });
  return (await readAnswer(z.object({ id: z.uuid() }), invited)).id;
}
