import type { Work } from "@convene/prisma";

interface PersonEntry {
  readonly id: string;
  readonly name: string;
}

/** Who could give a service: the organisation's people with a role in this app, by name. */
export async function listPeople({ tx }: Work): Promise<PersonEntry[]> {
  return await tx.resource.findMany({
    where: { kind: "person", active: true, member: { servicesRole: { not: null } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}
