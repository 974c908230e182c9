import { AuthLayout, SignInForm, useLink } from "@convene/ui";
import { Alert, Anchor } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";
import { signIn } from "../session/auth-client.ts";
import { refreshMe } from "../session/me-query.ts";
import { nextPath } from "../session/next-path.ts";
import { useMe } from "../session/use-me.ts";

export function SignInPage({ product, home }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const answerOf = useSubmitAnswer();
  const me = useMe();
  const wanted = useSearchText("next");
  const next = nextPath(wanted, home);
  const email = useSearchText("email");
  const isPasswordChanged = useSearchText("notice") === "password-changed";
  const signedIn = me.data?.user != null;
  usePageTitle(t("signIn.title"));

  useEffect(() => {
    if (signedIn) navigateTo(next, { replace: true });
  }, [signedIn, next, navigateTo]);

  return (
    <AuthLayout
      productName={t(`product.${product}`)}
      title={t("signIn.title")}
      footer={
        <>
          {t("signIn.noAccount")}{" "}
          <Anchor
            component={Link}
            href={wanted ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up"}
            inherit
          >
            {t("signIn.signUp")}
          </Anchor>
        </>
      }
    >
      {isPasswordChanged && (
        <Alert
          role="status"
          color="green"
          mb="md"
          p="xs"
          icon={<IconCircleCheck size={18} aria-hidden />}
        >
          {t("resetPassword.done")}
        </Alert>
      )}
      <SignInForm
        forgotPasswordHref="/forgot-password"
        {...(email ? { initialEmail: email } : {})}
        onSubmit={(values) => {
          const enter = async () => {
            await signIn(values);
            await refreshMe(queryClient);
          };
          return answerOf(enter(), { email: "email", password: "password" } as const);
        }}
      />
    </AuthLayout>
  );
}
