import { uuidv7 } from "uuidv7";
import { type Invited, invite } from "../invite.ts";
import type { TestKit } from "../start-test-kit.ts";
import type { ExampleOrganisation } from "./example-organisation.ts";

const GONE = "gone@example.com";

/** An open invitation, and an address that is not written to any more. */
export async function writeAccounts(
  app: TestKit,
  { tenantId, admin }: Pick<ExampleOrganisation, "tenantId" | "admin">,
  { roles, since }: { readonly roles: Omit<Invited, "email">; readonly since: Date },
) {
  const email = `${uuidv7()}@example.test`;
  const invitationId = await invite(app, { cookie: admin }, { email, ...roles });
  await app.kit.db.unit(tenantId, (tx) =>
    tx.suppressedAddress.createMany({
      data: [{ tenantId, channel: "email", address: GONE, reason: "bounced", since }],
      skipDuplicates: true,
    }),
  );
  return { organisationId: tenantId, invitationId, address: GONE };
}
