import type { ImportColumn } from "@convene/server-kit/imports";

/** What a line can say of a client, and what files call it. */
export const clientColumns: readonly ImportColumn[] = [
  {
    field: "name",
    names: [
      "Name",
      "Full name",
      "Client",
      "Client name",
      "Customer",
      "Customer name",
      "Nom complet",
      "Nom du client",
      "Nom et prénom",
      "Prénom et nom",
    ],
  },
  { field: "firstName", names: ["First name", "Given name", "Forename", "Prénom"] },
  {
    field: "lastName",
    names: ["Last name", "Surname", "Family name", "Nom de famille", "Nom"],
  },
  {
    field: "email",
    names: [
      "Email",
      "E-mail",
      "Mail",
      "Email address",
      "E-mail address",
      "Client email",
      "Customer email",
      "Courriel",
      "Adresse e-mail",
      "Adresse courriel",
      "Adresse mail",
    ],
  },
  {
    field: "phone",
    names: [
      "Phone",
      "Phone number",
      "Telephone",
      "Mobile",
      "Mobile phone",
      "Mobile number",
      "Cell",
      "Cell phone",
      "Tel",
      "Client phone",
      "Téléphone",
      "Numéro de téléphone",
      "Portable",
      "Téléphone portable",
      "Téléphone mobile",
    ],
  },
];

/** What it can say of how a client wants to be written to. */
export const wishColumns: readonly ImportColumn[] = [
  { field: "timeZone", names: ["Time zone", "Timezone", "Fuseau horaire", "Fuseau"] },
  {
    field: "locale",
    names: ["Language", "Language of messages", "Locale", "Langue", "Langue des messages"],
  },
];
