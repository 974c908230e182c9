import { createContext, useContext } from "react";
import type { Me, Organisation, Product, SignedInMember } from "../api/shared-api.ts";

/** A member in the organisation that is open. */
export interface SignedIn {
  readonly product: Product;
  readonly member: SignedInMember;
  readonly organisation: Organisation;
  readonly organisations: Me["organisations"];
  readonly urls: Me["urls"];
  readonly mailIsLocal: boolean;
  readonly smsIsLocal: boolean;
  /** Looks after the organisation itself: in either product, for both. */
  readonly isAdministrator: boolean;
  /** Looks after this product's events, everybody's: sees all messages and sets how they are. */
  readonly isOverseer: boolean;
}

const overseers: ReadonlySet<string> = new Set(["admin", "recruiter", "owner", "manager"]);

/** Undefined where `me` has no part in the product: signed out, no organisation, or no role. */
export function signedInOf(product: Product, me: Me): SignedIn | undefined {
  const { member, organisation, organisations, urls, mailIsLocal, smsIsLocal } = me;
  if (!member || !organisation) return undefined;
  const role = product === "ats" ? member.atsRole : member.servicesRole;
  if (role === null) return undefined;
  const isAdministrator = member.atsRole === "admin" || member.servicesRole === "owner";
  return {
    product,
    member,
    organisation,
    organisations,
    urls,
    mailIsLocal,
    smsIsLocal,
    isAdministrator,
    isOverseer: overseers.has(role),
  };
}

const SignedInContext = createContext<SignedIn | undefined>(undefined);

export const SignedInProvider = SignedInContext.Provider;

/**
 * Who is at work here. For pages below the staff route, where it is always known.
 *
 * @throws Error outside the staff route
 */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error("useSignedIn is for pages below the staff route");
  return signedIn;
}
