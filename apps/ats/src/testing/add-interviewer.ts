import type { AtsRole, Work } from "@convene/prisma";
import type { WeeklyHours } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";

export interface NewInterviewer {
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** The hours of every weekday, in that zone. */
  readonly hours: readonly [from: string, to: string];
  readonly atsRole?: AtsRole;
}

/** Writes somebody who can be put on a panel; @returns their resource. */
export async function addInterviewer(
  { tx, tenantId }: Work,
  { name, timeZone, hours: [from, to], atsRole = "interviewer" }: NewInterviewer,
): Promise<string> {
  const id = uuidv7();
  const weeklyHours: WeeklyHours = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[from, to]]]),
  );
  await tx.resource.create({ data: { tenantId, id, kind: "person", name, timeZone } });
  await tx.schedule.create({
    data: { tenantId, resourceId: id, name: "Default", isDefault: true, weeklyHours },
  });
  await tx.member.create({
    data: {
      tenantId,
      userId: uuidv7(),
      name,
      email: `${name.toLowerCase()}@team.example`,
      atsRole,
      resourceId: id,
    },
  });
  return id;
}
