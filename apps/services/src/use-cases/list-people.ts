import type { Work } from "@convene/prisma";
import { bookableHost } from "../slots/bookable-host.ts";

interface PersonEntry {
  readonly id: string;
  readonly name: string;
  /** The default one first, the others by name. */
  readonly schedules: readonly {
    readonly id: string;
    readonly name: string;
    readonly isDefault: boolean;
  }[];
}

/** Who could give a service, by name, and the schedules that they have. */
export async function listPeople({ tx }: Work): Promise<PersonEntry[]> {
  return await tx.resource.findMany({
    where: { kind: "person", ...bookableHost },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      schedules: {
        orderBy: [{ isDefault: "desc" }, { name: "asc" }],
        select: { id: true, name: true, isDefault: true },
      },
    },
  });
}
