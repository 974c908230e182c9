import { isDuplicate, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { listPeople } from "./list-people.ts";
import { listServices, type ServiceEntry } from "./list-services.ts";

/** What a manager says of a service. Minutes; the price in minor units of the organisation's currency. */
export interface ServiceDetails {
  readonly name: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly location: string | null;
  readonly durationMinutes: number;
  /** Null: as long as the service. */
  readonly stepMinutes: number | null;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  readonly changeNoticeMinutes: number;
  readonly price: number;
  /** Resources of those who give it, at least one. */
  readonly hostIds: readonly string[];
}

/**
 * Offers a new service, or changes one. Appointments that were made keep what was agreed.
 *
 * @param id Of the service to change; left out for a new one.
 * @throws NotFoundError for a service or person that this organisation has not
 * @throws InvalidInputError naming `name` where another service has it already
 */
export async function saveService(
  work: Work,
  { hostIds, ...details }: ServiceDetails,
  id?: string,
): Promise<ServiceEntry> {
  const { tx, tenantId } = work;
  const people = new Set((await listPeople(work)).map((person) => person.id));
  if (!hostIds.every((hostId) => people.has(hostId))) throw new NotFoundError("person");
  const namesake = await tx.service.findFirst({
    where: { name: details.name, ...(id !== undefined && { id: { not: id } }) },
    select: { id: true },
  });
  if (namesake) throw nameTaken();

  const serviceId = await write(work, details, id);
  // Whoever gave it on a schedule of its own goes on doing so.
  await tx.serviceHost.deleteMany({ where: { serviceId, resourceId: { notIn: [...hostIds] } } });
  await tx.serviceHost.createMany({
    data: hostIds.map((resourceId) => ({ tenantId, serviceId, resourceId })),
    skipDuplicates: true,
  });
  const saved = (await listServices(work)).find(({ service }) => service.id === serviceId);
  if (!saved) throw new NotFoundError("service");
  return saved;
}

/** Two managers may choose the same name at once: the unique key then refuses one of them. */
async function write(
  { tx, tenantId }: Work,
  details: Omit<ServiceDetails, "hostIds">,
  id: string | undefined,
): Promise<string> {
  try {
    if (id !== undefined) {
      const { count } = await tx.service.updateMany({ where: { id }, data: details });
      if (count === 0) throw new NotFoundError("service");
      return id;
    }
    const { currency } = await tx.tenant.findUniqueOrThrow({
      where: { tenantId },
      select: { currency: true },
    });
    const position = await tx.service.count();
    const data = { ...details, tenantId, id: uuidv7(), currency, position };
    return (await tx.service.create({ data, select: { id: true } })).id;
  } catch (cause) {
    if (isDuplicate(cause, "service_tenant_id_name_key")) throw nameTaken({ cause });
    throw cause;
  }
}

function nameTaken(options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError("name", "is the name of another service already", options);
}
