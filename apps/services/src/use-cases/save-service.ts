import { announce, isDuplicate, type Prisma, type Transaction, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { requireServiceDetails, type ServiceDetails } from "../domain/service-details.ts";
import { bookableHost } from "../slots/bookable-host.ts";
import { listPeople } from "./list-people.ts";
import { findService, type ServiceEntry, serviceRevision } from "./list-services.ts";

/** The service to change, as it was when somebody began to edit it. */
export interface EditedService {
  readonly id: string;
  readonly revision: string;
}

/**
 * Offers a new service, or changes one. Appointments that were made keep what was agreed.
 *
 * @param edited Left out for a new one.
 * @throws NotFoundError for a service, person, schedule, room or device that this organisation has not
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws InvalidInputError naming the field, such as `name` where another service has it already
 */
export async function saveService(
  work: Work,
  { hosts, needs, ...details }: ServiceDetails,
  edited?: EditedService,
): Promise<ServiceEntry> {
  const { tx, tenantId } = work;
  requireServiceDetails({ ...details, hosts, needs });
  if (edited) await requireUnchanged(tx, edited);
  await requireGivers(work, hosts);
  await requireNeeds(tx, needs);
  const namesake = await tx.service.findFirst({
    where: { name: details.name, ...(edited && { id: { not: edited.id } }) },
    select: { id: true },
  });
  if (namesake) throw nameTaken();

  const serviceId = await write(work, details, edited?.id);
  // Whoever cannot be booked at the moment was not asked about, and goes on giving it afterwards.
  await tx.serviceHost.deleteMany({
    where: {
      serviceId,
      OR: [{ resource: bookableHost }, { resourceId: { in: hosts.map(({ id }) => id) } }],
    },
  });
  await tx.serviceHost.createMany({
    data: hosts.map(({ id, scheduleId }) => ({
      tenantId,
      serviceId,
      resourceId: id,
      scheduleId,
    })),
  });
  await tx.serviceNeed.deleteMany({ where: { serviceId } });
  await tx.serviceNeed.createMany({
    data: needs.flatMap((choices, position) =>
      choices.map((resourceId) => ({ tenantId, serviceId, position, resourceId })),
    ),
  });
  await announce(tx, { subject: "setup", id: serviceId, change: edited ? "changed" : "created" });
  const saved = await findService(tx, serviceId);
  if (!saved) throw new NotFoundError("service");
  return saved;
}

/** Waits for whoever is saving the same service, and then compares. */
async function requireUnchanged(tx: Transaction, { id, revision }: EditedService): Promise<void> {
  await tx.$queryRaw`SELECT id FROM service WHERE id = ${id}::uuid FOR UPDATE`;
  const present = await findService(tx, id);
  if (!present) throw new NotFoundError("service");
  requireRevision("The service", revision, serviceRevision(present));
}

async function requireGivers(work: Work, hosts: ServiceDetails["hosts"]): Promise<void> {
  const people = new Map((await listPeople(work)).map((person) => [person.id, person]));
  for (const { id, scheduleId } of hosts) {
    const person = people.get(id);
    if (!person) throw new NotFoundError("person");
    if (scheduleId !== null && !person.schedules.some((schedule) => schedule.id === scheduleId)) {
      throw new NotFoundError("schedule of this person");
    }
  }
}

async function requireNeeds(tx: Transaction, needs: ServiceDetails["needs"]): Promise<void> {
  const wanted = new Set(needs.flat());
  const found = await tx.resource.count({
    where: { id: { in: [...wanted] }, kind: { in: ["room", "device"] } },
  });
  if (found < wanted.size) throw new NotFoundError("room or device");
}

/** Two managers may choose the same name at once: the unique key then refuses one of them. */
async function write(
  { tx, tenantId }: Work,
  { fields, refundRules, ...rest }: Omit<ServiceDetails, "hosts" | "needs">,
  id: string | undefined,
): Promise<string> {
  const details = { ...rest, fields: toJson(fields), refundRules: toJson(refundRules) };
  try {
    if (id !== undefined) {
      await tx.service.updateMany({ where: { id }, data: details });
      return id;
    }
    const { currency } = await tx.tenant.findUniqueOrThrow({
      where: { tenantId },
      select: { currency: true },
    });
    const { _max: last } = await tx.service.aggregate({ _max: { position: true } });
    const position = (last.position ?? -1) + 1;
    const data = { ...details, tenantId, id: uuidv7(), currency, position };
    return (await tx.service.create({ data, select: { id: true } })).id;
  } catch (cause) {
    if (isDuplicate(cause, "service_tenant_id_name_key")) throw nameTaken({ cause });
    throw cause;
  }
}

function toJson(rows: readonly object[]): Prisma.InputJsonArray {
  return rows.map((row) => ({ ...row }));
}

function nameTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("name", "is the name of another service already", options);
}
