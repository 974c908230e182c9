import type { AppImports } from "@convene/web-kit/imports";
import { ForManagers } from "../setup/for-managers.tsx";

/** What this app imports. */
export const SERVICES_IMPORTS: AppImports = {
  kinds: [
    { kind: "clients", templateFields: ["name", "email", "phone", "timeZone", "locale"] },
    {
      kind: "appointments",
      templateFields: [
        "service",
        "staff",
        "date",
        "time",
        "duration",
        "name",
        "email",
        "phone",
        "status",
        "price",
        "notes",
      ],
      hasDates: true,
      tellsPeople: true,
    },
  ],
  texts: "imports",
  Guard: ForManagers,
};
