import type { ImportCells, ImportSettings, LineRemark, ReadRow } from "@convene/server-kit/imports";
import { readAmount } from "./read-amount.ts";
import { clientKeys, readClient, type SaidClient } from "./read-client.ts";
import { readMoments } from "./read-moments.ts";
import { type ImportedStatus, readStatus } from "./read-status.ts";
import type { HostInFile, SalonDirectory, ServiceInFile } from "./salon-directory.ts";

/** An appointment as a line tells it. */
export interface AppointmentRow {
  readonly of: ServiceInFile;
  readonly host: HostInFile;
  readonly start: Date;
  readonly end: Date;
  readonly status: ImportedStatus;
  /** Whether it takes time that is still to come: the others are history. */
  readonly isLive: boolean;
  readonly client: SaidClient;
  /** Minor units of the service's currency. */
  readonly price: number;
  readonly notes: string | null;
}

interface Reading {
  readonly directory: SalonDirectory;
  readonly settings: ImportSettings;
  readonly now: Date;
}

const LONGEST_NOTES = 2_000;

/** What is over took place, unless the line says otherwise; what is to come is confirmed. */
export function readAppointment(
  cells: ImportCells,
  { directory, settings, now }: Reading,
): ReadRow<AppointmentRow> {
  const remarks: LineRemark[] = [];
  const against = (code: string, field: string) => {
    remarks.push({ level: "error", code, field });
    return undefined;
  };

  const serviceName = cells.service;
  const of =
    serviceName === undefined
      ? against("MISSING", "service")
      : (directory.service(serviceName) ?? against("UNKNOWN", "service"));
  const staffName = cells.staff;
  const host =
    staffName === undefined
      ? ((of && onlyHost(of, directory)) ?? against("MISSING", "staff"))
      : (directory.host(staffName) ?? against("UNKNOWN", "staff"));
  const read = readMoments(cells, {
    timeZone: directory.timeZone,
    dateOrder: settings.dateOrder,
    durationMinutes: of?.service.durationMinutes ?? 1,
  });
  remarks.push(...read.remarks);
  const { said: client, remarks: ofClient } = readClient(cells, settings);
  remarks.push(...ofClient);
  if (Object.values(client).every((part) => part === null) && ofClient.length === 0) {
    against("MISSING", "email");
  }
  const { service } = of ?? {};
  const amount = cells.price;
  const price =
    amount === undefined || !service
      ? (service?.price ?? 0)
      : (readAmount(amount, service.currency) ?? against("INVALID", "price"));
  const word = cells.status;
  const status = word === undefined ? "unsaid" : (readStatus(word) ?? against("UNKNOWN", "status"));
  const notes = cells.notes ?? null;
  if (notes !== null && notes.length > LONGEST_NOTES) against("TOO_LONG", "notes");

  const { moments } = read;
  const isOver = moments !== null && moments.end <= now;
  if (moments && !isOver && (status === "completed" || status === "no_show")) {
    against("NOT_OVER_YET", "status");
  }
  const isBlocked = remarks.some(({ level }) => level === "error");
  if (isBlocked || !of || !host || !moments || status === undefined || price === undefined) {
    return { row: null, keys: [], remarks };
  }
  const shown =
    status === "unsaid" || status === "confirmed" ? (isOver ? "completed" : "confirmed") : status;
  const isLive = shown === "confirmed";
  if (isLive && !host.isBookable) against("NOT_BOOKABLE", "staff");
  if (isLive && !of.service.active) {
    remarks.push({ level: "warning", code: "NOT_OFFERED", field: "service" });
  }
  if (isLive && !of.scheduleIds.has(host.id)) {
    remarks.push({ level: "warning", code: "NOT_GIVEN", field: "staff" });
  }
  if (isLive && !host.isBookable) return { row: null, keys: [], remarks };
  const [own] = clientKeys(client);
  return {
    row: { of, host, ...moments, status: shown, isLive, client, price, notes },
    keys: [`${host.id} ${moments.start.getTime()} ${own ?? client.name ?? ""}`],
    remarks,
  };
}

/** Who gives a service, where that is one person. */
function onlyHost(
  { scheduleIds }: ServiceInFile,
  directory: SalonDirectory,
): HostInFile | undefined {
  const [only, another] = [...scheduleIds.keys()].flatMap((id) => {
    const host = directory.hostById.get(id);
    return host?.isBookable ? host : [];
  });
  return another ? undefined : only;
}
