import { EmptyState } from "@convene/ui";
import { usePageTitle } from "@convene/web-kit";
import { Container } from "@mantine/core";
import { IconBriefcase } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** For an address under which nobody hires. */
export function UnknownCareers() {
  const { t } = useTranslation("careers");
  usePageTitle(t("unknown.title"));
  return (
    <Container component="main" size="sm" py={80}>
      <EmptyState level={1} icon={IconBriefcase} title={t("unknown.title")}>
        {t("unknown.hint")}
      </EmptyState>
    </Container>
  );
}
