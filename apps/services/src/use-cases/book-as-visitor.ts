import type { Appointment, Work } from "@convene/prisma";
import { type BookingByDetails, type BookingPorts, bookAppointment } from "./book-appointment.ts";

export interface VisitorsBooking {
  readonly appointment: Appointment;
  /**
   * Whether the visitor is the client: nobody was known by that address before. Otherwise they have
   * only named the address, and whose it is shows when its mail is opened.
   */
  readonly isClient: boolean;
}

/** Books for somebody who is not signed in; see `bookAppointment`. */
export async function bookAsVisitor(
  work: Work,
  request: Omit<BookingByDetails, "by">,
  ports: BookingPorts,
): Promise<VisitorsBooking> {
  const { tx } = work;
  const email = request.client.email?.trim().toLowerCase() ?? "";
  const known = await tx.client.findFirst({ where: { email }, select: { id: true } });
  const appointment = await bookAppointment(work, { ...request, by: { kind: "client" } }, ports);
  if (known) return { appointment, isClient: false };
  // Two may be the first at once: the one who came second finds the other's booking here.
  const bookings = await tx.appointment.count({ where: { clientId: appointment.clientId } });
  return { appointment, isClient: bookings === 1 };
}
