import type { SignedUp, TestKit } from "@convene/server-kit/testing";
import {
  addExampleRoles,
  type ExampleOrganisation,
  type ExampleRoles,
  type World,
  writeAccounts,
} from "@convene/server-kit/testing/tenancy";
import { NOW } from "./open-salon.ts";
import { writeSalonWorld } from "./write-salon-world.ts";

export interface ExampleSalon extends ExampleOrganisation {
  readonly slug: string;
}

export const EXAMPLE_ROLES: ExampleRoles = {
  admin: { servicesRole: "owner" },
  lower: { manager: { servicesRole: "manager" }, staff: { servicesRole: "staff" } },
};

export async function openExampleSalon(
  app: TestKit,
  name: string,
  organisation: string,
): Promise<ExampleSalon> {
  return await fillExampleSalon(app, await app.signUp({ name, organisation }), organisation);
}

/** Adds somebody in each role to an organisation that somebody has set up. */
export async function fillExampleSalon(
  app: TestKit,
  signedUp: SignedUp,
  organisation: string,
): Promise<ExampleSalon> {
  const salon = await addExampleRoles(app, signedUp, EXAMPLE_ROLES);
  return { ...salon, slug: organisation.toLowerCase() };
}

/** Rows of everything that the API can be asked for, those of accounts among them. */
export async function writeExampleWorld(app: TestKit, salon: ExampleSalon): Promise<World> {
  const { tenantId, signedUp, slug } = salon;
  const accounts = await writeAccounts(app, salon, {
    roles: { servicesRole: "staff" },
    since: NOW,
  });
  return await app.kit.db.unit(tenantId, async (tx) => {
    const world = await writeSalonWorld({ tx, tenantId, now: NOW }, signedUp.member.id);
    const colleague = await tx.member.findFirstOrThrow({
      where: { id: { not: signedUp.member.id }, servicesRole: "manager" },
    });
    return { ...world, ...accounts, slug, memberId: colleague.id };
  });
}
