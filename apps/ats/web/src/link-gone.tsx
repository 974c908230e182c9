import { AuthLayout } from "@convene/ui";
import { usePageTitle } from "@convene/web-kit";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface LinkGoneProps {
  readonly title: string;
  readonly hint: string;
}

/** What a candidate sees whose link leads nowhere any more. */
export function LinkGone({ title, hint }: LinkGoneProps) {
  const { t } = useTranslation("kit");
  usePageTitle(title);
  return (
    <AuthLayout productName={t("product.ats")} title={title}>
      <Text>{hint}</Text>
    </AuthLayout>
  );
}
