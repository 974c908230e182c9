import { AuthLayout, FailedState, LoadingState, SignUpForm, useLink } from "@convene/ui";
import { Anchor } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { browserTimeZone } from "../app/browser-time-zone.ts";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";
import { signUp } from "../session/auth-client.ts";
import { refreshMe } from "../session/me-query.ts";
import { nextPath } from "../session/next-path.ts";
import { useMe } from "../session/use-me.ts";

/** Makes an account; on a server that nobody uses yet, its first organisation too. */
export function SignUpPage({ product, home }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const answerOf = useSubmitAnswer();
  const me = useMe();
  const next = nextPath(useSearchText("next"), home);
  const setup = me.data?.setupNeeded ?? false;
  const signedIn = me.data?.user != null;
  const title = t(setup ? "signUp.setupTitle" : "signUp.title");
  usePageTitle(title);

  useEffect(() => {
    if (signedIn) navigateTo(next, { replace: true });
  }, [signedIn, next, navigateTo]);

  const enter = async (values: Parameters<typeof signUp>[0], organisationName: string) => {
    await signUp(values);
    try {
      if (organisationName !== "") {
        const organisation = { name: organisationName, timeZone: browserTimeZone() };
        await unwrap(sharedApi.organisations.$post({ json: organisation }));
      }
    } catch (error) {
      // The account is there, so this form can't be sent again: the staff frame finds no
      // organisation and asks for one on a page of its own.
      if (!(error instanceof ApiProblem)) throw error;
    } finally {
      await refreshMe(queryClient);
    }
  };

  return (
    <AuthLayout
      productName={t(`product.${product}`)}
      title={title}
      introduction={setup ? t("signUp.setupIntroduction") : undefined}
      footer={
        setup ? undefined : (
          <>
            {t("signUp.haveAccount")}{" "}
            <Anchor component={Link} href="/sign-in" inherit>
              {t("signUp.signIn")}
            </Anchor>
          </>
        )
      }
    >
      {me.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : me.isError ? (
        <FailedState onRetry={() => void me.refetch()} />
      ) : (
        <SignUpForm
          organisation={setup ? "required" : "optional"}
          onSubmit={({ organisationName, ...account }) =>
            answerOf(enter(account, organisationName), {
              name: "name",
              email: "email",
              password: "password",
            } as const)
          }
        />
      )}
    </AuthLayout>
  );
}
