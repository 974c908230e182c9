import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/**
 * Lets through who may change an appointment: whoever gives it, and who sees everybody's.
 *
 * @param scope.hostId Left out: everybody's.
 * @throws NotFoundError also for somebody else's
 */
export async function requireOwn(
  { tx }: Work,
  appointmentId: string,
  { hostId }: { readonly hostId?: string | undefined },
): Promise<void> {
  if (hostId === undefined) return;
  const own = await tx.appointment.findFirst({
    where: { id: appointmentId, hostResourceId: hostId },
    select: { id: true },
  });
  if (!own) throw new NotFoundError("appointment");
}
