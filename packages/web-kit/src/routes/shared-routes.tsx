import { type AnyRoute, createRoute } from "@tanstack/react-router";
import { lazy } from "react";
import type { Product } from "../api/shared-api.ts";

export interface SharedRoutesOptions {
  readonly product: Product;
  /** Where to go after signing in. Default: `/`. */
  readonly home?: string;
}

/** What the pages before sign-in are told. */
export interface PublicPageProps {
  readonly product: Product;
  readonly home: string;
}

const SignInPage = lazy(async () => ({
  default: (await import("../pages/sign-in-page.tsx")).SignInPage,
}));
const SignUpPage = lazy(async () => ({
  default: (await import("../pages/sign-up-page.tsx")).SignUpPage,
}));
const ForgotPasswordPage = lazy(async () => ({
  default: (await import("../pages/forgot-password-page.tsx")).ForgotPasswordPage,
}));
const ResetPasswordPage = lazy(async () => ({
  default: (await import("../pages/reset-password-page.tsx")).ResetPasswordPage,
}));
const InvitationPage = lazy(async () => ({
  default: (await import("../pages/invitation-page.tsx")).InvitationPage,
}));
const NewOrganisationPage = lazy(async () => ({
  default: (await import("../pages/new-organisation-page.tsx")).NewOrganisationPage,
}));
const AccountMailsPage = lazy(async () => ({
  default: (await import("../pages/account-mails-page.tsx")).AccountMailsPage,
}));

/**
 * The pages on the way in, the same in both apps: `/sign-in`, `/sign-up`, `/forgot-password`,
 * `/reset-password`, `/invitation/$id`, `/new-organisation`, `/account-mails`.
 */
export function sharedRoutes<Parent extends AnyRoute>(
  parent: Parent,
  { product, home = "/" }: SharedRoutesOptions,
) {
  const page: PublicPageProps = { product, home };
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/sign-in",
      component: () => <SignInPage {...page} />,
    }),
    createRoute({
      getParentRoute,
      path: "/sign-up",
      component: () => <SignUpPage {...page} />,
    }),
    createRoute({
      getParentRoute,
      path: "/forgot-password",
      component: () => <ForgotPasswordPage {...page} />,
    }),
    createRoute({
      getParentRoute,
      path: "/reset-password",
      component: () => <ResetPasswordPage {...page} />,
    }),
    createRoute({
      getParentRoute,
      path: "/invitation/$id",
      component: () => <InvitationPage {...page} />,
    }),
    createRoute({
      getParentRoute,
      path: "/new-organisation",
      component: () => <NewOrganisationPage {...page} />,
    }),
    createRoute({
      getParentRoute,
      path: "/account-mails",
      component: () => <AccountMailsPage {...page} />,
    }),
  ] as const;
}
