import type { ImportColumn } from "@convene/server-kit/imports";
import { clientColumns } from "./client-columns.ts";

/** What a line can say of an appointment, and what files call it. */
export const appointmentColumns: readonly ImportColumn[] = [
  {
    field: "service",
    names: ["Service", "Treatment", "Appointment type", "Type", "Prestation", "Soin"],
  },
  {
    field: "staff",
    names: [
      "Staff",
      "With",
      "Staff member",
      "Employee",
      "Provider",
      "Practitioner",
      "Avec",
      "Personnel",
      "Employé",
      "Intervenant",
      "Praticien",
      "Collaborateur",
    ],
  },
  {
    field: "date",
    names: [
      "Date",
      "Day",
      "Appointment date",
      "Start date",
      "Jour",
      "Date du rendez-vous",
      "Date de début",
    ],
  },
  {
    field: "time",
    names: ["Time", "Start time", "From", "Heure", "Heure de début", "De"],
  },
  {
    field: "start",
    names: [
      "Start",
      "Starts at",
      "Start date and time",
      "Date and time",
      "Beginning",
      "Début",
      "Date et heure",
    ],
  },
  { field: "end", names: ["End", "End time", "Until", "To", "Fin", "Heure de fin", "À"] },
  { field: "duration", names: ["Duration", "Minutes", "Length", "Durée"] },
  ...clientColumns,
  { field: "status", names: ["Status", "State", "Statut", "État"] },
  { field: "price", names: ["Price", "Amount", "Total", "Prix", "Montant"] },
  {
    field: "notes",
    names: ["Notes", "Note", "Comment", "Comments", "Remarks", "Commentaire", "Remarques"],
  },
];
