import { type AnyRoute, createRoute } from "@tanstack/react-router";
import { lazy } from "react";
import type { StaffFrameProps } from "../app/staff-frame.tsx";

export type StaffRouteOptions = StaffFrameProps;

/**
 * The layout route of all pages for staff: nothing below it is shown to anybody who is not signed in
 * as a member with a role in the product. Who is not is led to where that can be changed.
 *
 * @param options As a function: loaded with the frame, so that others do not load them.
 */
export function staffRoute<Parent extends AnyRoute>(
  parent: Parent,
  options: StaffRouteOptions | (() => Promise<StaffRouteOptions>),
) {
  const Frame = lazy(async () => {
    const [{ StaffFrame }, props] = await Promise.all([
      import("../app/staff-frame.tsx"),
      typeof options === "function" ? options() : options,
    ]);
    return { default: () => <StaffFrame {...props} /> };
  });
  return createRoute({
    getParentRoute: () => parent,
    id: "staff",
    component: () => <Frame />,
  });
}
