import { AuthLayout, FailedState, ResetPasswordForm, useLink } from "@convene/ui";
import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";
import { resetPassword } from "../session/auth-client.ts";

/** Where the link of the mail leads: `?token=…`, or `?error=…` where the link is spent. */
export function ResetPasswordPage({ product }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const navigateTo = useNavigateTo();
  const answerOf = useSubmitAnswer();
  const token = useSearchText("token");
  usePageTitle(t("resetPassword.title"));

  const save = async (validToken: string, password: string) => {
    await resetPassword(validToken, password);
    navigateTo("/sign-in?notice=password-changed", { replace: true });
  };

  return (
    <AuthLayout
      productName={t(`product.${product}`)}
      title={t("resetPassword.title")}
      footer={
        <Anchor component={Link} href="/forgot-password" inherit>
          {t("resetPassword.again")}
        </Anchor>
      }
    >
      {token === undefined ? (
        <FailedState title={t("resetPassword.spent")}>{t("resetPassword.spentHint")}</FailedState>
      ) : (
        <ResetPasswordForm
          onSubmit={({ password }) =>
            answerOf(save(token, password), { newPassword: "password" } as const)
          }
        />
      )}
    </AuthLayout>
  );
}
