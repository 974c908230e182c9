import type { AtsRole, ServicesRole } from "@convene/prisma";
import { z } from "zod";

/** A role per app; null is no access to that app. */
export interface MemberRoles {
  readonly atsRole: AtsRole | null;
  readonly servicesRole: ServicesRole | null;
}

export const atsRoleSchema = z.enum(["admin", "recruiter", "hiring_manager", "interviewer"]);
export const servicesRoleSchema = z.enum(["owner", "manager", "staff"]);

/** Who sets up an organisation may do everything in both apps. */
export const FOUNDER_ROLES: MemberRoles = { atsRole: "admin", servicesRole: "owner" };

/** Whether a member looks after the organisation itself: its members, invitations and settings. */
export function isAdministrator(roles: MemberRoles): boolean {
  return roles.atsRole === "admin" || roles.servicesRole === "owner";
}

/** The sign-in library's own role for a member; it decides who may invite. */
export function organisationRole(roles: MemberRoles): "admin" | "member" {
  return isAdministrator(roles) ? "admin" : "member";
}

/** Reads the roles that an invitation's row carries; an unknown word is no access. */
export function invitedRoles(invitation: {
  readonly atsRole: string | null;
  readonly servicesRole: string | null;
}): MemberRoles {
  return {
    atsRole: atsRoleSchema.safeParse(invitation.atsRole).data ?? null,
    servicesRole: servicesRoleSchema.safeParse(invitation.servicesRole).data ?? null,
  };
}
