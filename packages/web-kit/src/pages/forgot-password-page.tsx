import { AuthLayout, ForgotPasswordForm, useLink } from "@convene/ui";
import { Anchor, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";
import { requestPasswordReset } from "../session/auth-client.ts";
import { useMe } from "../session/use-me.ts";

/** Asks for a link to choose a new password, and says where the mail is where none leaves. */
export function ForgotPasswordPage({ product }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const answerOf = useSubmitAnswer();
  const me = useMe();
  const [sent, setSent] = useState(false);
  usePageTitle(t("forgotPassword.title"));
  return (
    <AuthLayout
      productName={t(`product.${product}`)}
      title={t("forgotPassword.title")}
      introduction={t("forgotPassword.introduction")}
      footer={
        <Anchor component={Link} href="/sign-in" inherit>
          {t("forgotPassword.back")}
        </Anchor>
      }
    >
      <ForgotPasswordForm
        onSubmit={async ({ email }) => {
          const problem = await answerOf(requestPasswordReset(email), { email: "email" } as const);
          setSent(problem === undefined);
          return problem;
        }}
      />
      {sent && me.data?.mailIsLocal && (
        <Text size="sm" mt="md">
          {t("accountMails.stayHere")}{" "}
          <Anchor component={Link} href="/account-mails" inherit>
            {t("accountMails.read")}
          </Anchor>
        </Text>
      )}
    </AuthLayout>
  );
}
