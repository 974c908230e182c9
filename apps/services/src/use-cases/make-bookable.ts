import { announce, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { findResource, type ResourceEntry } from "./list-resources.ts";

const WORKDAY = [["09:00", "17:00"]];
const OFFICE_HOURS = { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY };

/**
 * Gives a member time that can be booked: on weekdays from 9 to 17 in the organisation's zone, to be
 * changed afterwards. Who had it before gets it back as it was.
 *
 * @throws NotFoundError for whoever has no role in this app
 */
export async function makeBookable(work: Work, memberId: string): Promise<ResourceEntry> {
  const { tx } = work;
  await tx.$queryRaw`SELECT id FROM member WHERE id = ${memberId}::uuid FOR UPDATE`;
  const member = await tx.member.findFirst({
    where: { id: memberId, servicesRole: { not: null } },
    select: { name: true, resourceId: true },
  });
  if (!member) throw new NotFoundError("member");
  const id = member.resourceId ?? (await createResource(work, member.name));
  if (member.resourceId === null) {
    await tx.member.updateMany({ where: { id: memberId }, data: { resourceId: id } });
  } else {
    await tx.resource.updateMany({ where: { id }, data: { active: true } });
  }
  await announce(tx, { subject: "setup", id, change: "changed" });
  const entry = await findResource(tx, id);
  if (!entry) throw new NotFoundError("resource");
  return entry;
}

async function createResource({ tx, tenantId }: Work, name: string): Promise<string> {
  const { timeZone } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { timeZone: true },
  });
  const resourceId = uuidv7();
  await tx.resource.create({
    data: { tenantId, id: resourceId, kind: "person", name, timeZone },
    select: { id: true },
  });
  await tx.schedule.create({
    data: {
      tenantId,
      resourceId,
      name: "Working hours",
      isDefault: true,
      weeklyHours: OFFICE_HOURS,
    },
    select: { id: true },
  });
  return resourceId;
}
