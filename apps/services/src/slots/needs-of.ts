import type { Prisma, ServiceNeed } from "@convene/prisma";

/** The rooms and devices that a service takes, by position; in each, one of these is enough. */
export type Needs = readonly (readonly string[])[];

/** How a service's needs are read: position by position, by name. */
export const readsNeeds = {
  orderBy: [{ position: "asc" }, { resource: { name: "asc" } }, { resourceId: "asc" }],
} satisfies Prisma.Service$needsArgs;

/** One of the resources that a position can be filled with. */
export type StoredNeed = Pick<ServiceNeed, "position" | "resourceId">;

/** The needs of a service, from its rows in the order of `readsNeeds`. */
export function needsOf(rows: readonly StoredNeed[]): Needs {
  return [...Map.groupBy(rows, (row) => row.position).values()].map((position) =>
    position.map((row) => row.resourceId),
  );
}
