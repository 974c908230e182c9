import { type AnyRoute, createRoute } from "@tanstack/react-router";
import { lazy } from "react";
import type { StaffFrameProps } from "../app/staff-frame.tsx";

const StaffFrame = lazy(async () => ({
  default: (await import("../app/staff-frame.tsx")).StaffFrame,
}));

export type StaffRouteOptions = StaffFrameProps;

/**
 * The layout route of all pages for staff: nothing below it is shown to anybody who is not signed in
 * as a member with a role in the product. Who is not is led to where that can be changed.
 */
export function staffRoute<Parent extends AnyRoute>(parent: Parent, options: StaffRouteOptions) {
  return createRoute({
    getParentRoute: () => parent,
    id: "staff",
    component: () => <StaffFrame {...options} />,
  });
}
