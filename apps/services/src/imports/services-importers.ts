import type { Kit } from "@convene/server-kit";
import type { Importer } from "@convene/server-kit/imports";
import { appointmentImporter } from "./import-appointments.ts";
import { clientImporter } from "./import-clients.ts";

/** What this app imports. */
export function servicesImporters(
  kit: Pick<Kit, "announceBooking" | "followBooking" | "now">,
): readonly Importer[] {
  return [clientImporter, appointmentImporter(kit)];
}
