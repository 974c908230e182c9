import { createRootRoute } from "@tanstack/react-router";
import { lazy } from "react";

const NotFoundPage = lazy(async () => ({
  default: (await import("../pages/not-found-page.tsx")).NotFoundPage,
}));
const FailedPage = lazy(async () => ({
  default: (await import("../pages/failed-page.tsx")).FailedPage,
}));

/** The root of an app's routes, with pages for an address that leads nowhere and for a bug. */
export function conveneRootRoute() {
  return createRootRoute({
    notFoundComponent: () => <NotFoundPage />,
    errorComponent: ({ error, reset }) => <FailedPage error={error} onRetry={reset} />,
  });
}
