import { EmptyState, FailedState, LoadingState, useLink, useLocale } from "@convene/ui";
import { Anchor, Container, Paper, Stack, Text, Title } from "@mantine/core";
import { IconMailOpened } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { linkParts } from "../app/link-parts.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";

/** The mails about accounts of a server that sends none: password links and invitations. */
export function AccountMailsPage({ product }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const locale = useLocale();
  const problemText = useProblemText();
  const mails = useQuery({
    queryKey: ["account-mails"],
    queryFn: () => unwrap(sharedApi["account-mails"].$get()),
    staleTime: 0,
  });
  usePageTitle(t("accountMails.title"));
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Container component="main" size="sm" py="xl">
      <Stack gap="md">
        <div>
          <Text size="sm" fw={600}>
            {t(`product.${product}`)}
          </Text>
          <Title order={1}>{t("accountMails.title")}</Title>
          <Text size="sm" c="dimmed">
            {t("accountMails.introduction")}
          </Text>
        </div>
        {mails.isPending ? (
          <LoadingState shape="cards" count={3} />
        ) : mails.isError ? (
          <FailedState onRetry={() => void mails.refetch()}>{problemText(mails.error)}</FailedState>
        ) : mails.data.length === 0 ? (
          <EmptyState icon={IconMailOpened} title={t("accountMails.empty")}>
            {t("accountMails.emptyHint")}
          </EmptyState>
        ) : (
          mails.data.map(({ id, subject, to, text, createdAt }) => (
            <Paper key={id} component="article" withBorder p="md" radius="md">
              <Title order={2} size="h3">
                {subject}
              </Title>
              <Text size="sm" c="dimmed" mb="sm">
                {t("accountMails.to", { to, when: when.format(new Date(createdAt)) })}
              </Text>
              <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {linkParts(text).map(({ start, text: part, isLink }) =>
                  isLink ? (
                    <Anchor key={start} component={Link} href={part} inherit>
                      {part}
                    </Anchor>
                  ) : (
                    part
                  ),
                )}
              </Text>
            </Paper>
          ))
        )}
        <Anchor component={Link} href="/sign-in" size="sm">
          {t("forgotPassword.back")}
        </Anchor>
      </Stack>
    </Container>
  );
}
