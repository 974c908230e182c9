import type { Appointment } from "@convene/prisma";
import type { Kit } from "@convene/server-kit";
import { signBookingToken } from "./manage-link.ts";

/** The page on which a client pays, as a mail to them carries it. */
export async function payUrl(
  kit: Pick<Kit, "env" | "links">,
  appointment: Appointment,
): Promise<string> {
  return payPage(kit, await signBookingToken(kit, appointment, true));
}

/** The same page for whoever has the token of an appointment. */
export function payPage({ env }: Pick<Kit, "env">, token: string): string {
  return `${env.SERVICES_URL}/pay/${token}`;
}
