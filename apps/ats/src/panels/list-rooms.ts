import type { Work } from "@convene/prisma";

interface RoomEntry {
  /** Of its resource. */
  readonly id: string;
  readonly name: string;
  /** How many of it there are. */
  readonly units: number;
}

/** The rooms that interviews can be in, by name. They are set up once, for both apps. */
export async function listRooms({ tx }: Work): Promise<RoomEntry[]> {
  return await tx.resource.findMany({
    where: { kind: "room", active: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, units: true },
  });
}
