import type { ImportColumn } from "@convene/server-kit/imports";

/** What a line can say of somebody who applied, and what files call it. */
export const candidateColumns: readonly ImportColumn[] = [
  {
    field: "name",
    names: [
      "Name",
      "Full name",
      "Candidate",
      "Candidate name",
      "Applicant",
      "Nom complet",
      "Nom du candidat",
      "Candidat",
      "Nom et prénom",
      "Prénom et nom",
    ],
  },
  { field: "firstName", names: ["First name", "Given name", "Prénom"] },
  { field: "lastName", names: ["Last name", "Surname", "Family name", "Nom de famille", "Nom"] },
  {
    field: "email",
    names: [
      "Email",
      "E-mail",
      "Mail",
      "Email address",
      "Candidate email",
      "Courriel",
      "Adresse e-mail",
      "Adresse courriel",
      "Adresse mail",
    ],
  },
  {
    field: "phone",
    names: ["Phone", "Phone number", "Telephone", "Mobile", "Téléphone", "Portable"],
  },
  {
    field: "job",
    names: ["Job", "Job title", "Position", "Role", "Poste", "Intitulé du poste", "Emploi"],
  },
  { field: "stage", names: ["Stage", "Step", "Pipeline stage", "Étape", "Phase"] },
  { field: "source", names: ["Source", "Origin", "Provenance", "Origine"] },
  { field: "timeZone", names: ["Time zone", "Timezone", "Fuseau horaire", "Fuseau"] },
  {
    field: "appliedOn",
    names: [
      "Applied on",
      "Applied",
      "Application date",
      "Date applied",
      "Date",
      "Date de candidature",
      "Candidature du",
    ],
  },
];
