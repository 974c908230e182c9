import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The pages on which it is set up how interviews are held. */
export function setupRoutes<Staff extends AnyRoute>(staff: Staff) {
  const templates = createRoute({
    getParentRoute: () => staff,
    path: "/setup/templates",
    component: lazyRouteComponent(() => import("./templates-page.tsx"), "TemplatesPage"),
  });
  const template = createRoute({
    getParentRoute: () => staff,
    path: "/setup/templates/$templateId",
    component: lazyRouteComponent(() => import("./template-page.tsx"), "TemplatePage"),
  });
  const pools = createRoute({
    getParentRoute: () => staff,
    path: "/setup/pools",
    component: lazyRouteComponent(() => import("./pools-page.tsx"), "PoolsPage"),
  });
  const pool = createRoute({
    getParentRoute: () => staff,
    path: "/setup/pools/$poolId",
    component: lazyRouteComponent(() => import("./pool-page.tsx"), "PoolPage"),
  });
  const plans = createRoute({
    getParentRoute: () => staff,
    path: "/setup/plans",
    component: lazyRouteComponent(() => import("./plans-page.tsx"), "PlansPage"),
  });
  const plan = createRoute({
    getParentRoute: () => staff,
    path: "/setup/plans/$planId",
    component: lazyRouteComponent(() => import("./plan-page.tsx"), "PlanPage"),
  });
  const availability = createRoute({
    getParentRoute: () => staff,
    path: "/setup/availability",
    component: lazyRouteComponent(() => import("./availability-page.tsx"), "AvailabilityPage"),
  });
  return [templates, template, pools, pool, plans, plan, availability] as const;
}
