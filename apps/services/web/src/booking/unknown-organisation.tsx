import { EmptyState } from "@convene/ui";
import { usePageTitle } from "@convene/web-kit";
import { Container } from "@mantine/core";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** For an address under which nobody can be booked. */
export function UnknownOrganisation() {
  const { t } = useTranslation("services");
  usePageTitle(t("unknown.title"));
  return (
    <Container component="main" size="sm" py={80}>
      <EmptyState level={1} icon={IconBuildingStore} title={t("unknown.title")}>
        {t("unknown.hint")}
      </EmptyState>
    </Container>
  );
}
