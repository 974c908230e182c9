import { EmptyState, useLink } from "@convene/ui";
import { Anchor, Container } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../app/use-page-title.ts";

export function NotFoundPage() {
  const { t } = useTranslation("kit");
  const Link = useLink();
  usePageTitle(t("notFound.title"));
  return (
    <Container component="main" size="sm" py="xl">
      <EmptyState
        level={1}
        icon={IconMapQuestion}
        title={t("notFound.title")}
        action={
          <Anchor component={Link} href="/">
            {t("notFound.home")}
          </Anchor>
        }
      >
        {t("notFound.hint")}
      </EmptyState>
    </Container>
  );
}
