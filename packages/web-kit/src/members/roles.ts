import type { RoleChoice } from "@convene/ui";
import type { TFunction } from "i18next";
import type { AtsRole, ServicesRole } from "../api/shared-api.ts";

const atsRoles: readonly AtsRole[] = ["admin", "recruiter", "hiring_manager", "interviewer"];
const servicesRoles: readonly ServicesRole[] = ["owner", "manager", "staff"];

export function atsRoleChoices(t: TFunction): readonly RoleChoice[] {
  return atsRoles.map((value) => ({ value, label: t(`role.ats.${value}`, { ns: "kit" }) }));
}

export function servicesRoleChoices(t: TFunction): readonly RoleChoice[] {
  return servicesRoles.map((value) => ({
    value,
    label: t(`role.services.${value}`, { ns: "kit" }),
  }));
}

/** null for what is none, such as the empty choice "No access". */
export function toAtsRole(value: string | null): AtsRole | null {
  return atsRoles.find((role) => role === value) ?? null;
}

export function toServicesRole(value: string | null): ServicesRole | null {
  return servicesRoles.find((role) => role === value) ?? null;
}
