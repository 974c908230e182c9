import type { StaffRouteOptions } from "@convene/web-kit";
import { staffTexts } from "../locales/staff-texts.ts";
import { useStaffActions, useStaffNavigation } from "./staff-navigation.ts";
import { subjectPages } from "./subject-pages.ts";

/** What the frame around this product's pages for staff is told. */
export const staffOptions: StaffRouteOptions = {
  product: "services",
  navigation: useStaffNavigation,
  actions: useStaffActions,
  texts: staffTexts,
  subjectPages,
};
