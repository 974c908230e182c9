import { EmptyState, LoadingState, PageHeader, useLink } from "@convene/ui";
import {
  QueryFailed,
  useNavigateTo,
  usePageTitle,
  useSearchText,
  useSignedIn,
} from "@convene/web-kit";
import { Anchor, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconLock, IconMail, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mayRecruit } from "../staff/may-recruit.ts";
import { type OfferTemplate, offerTemplatesQuery } from "./offer-queries.ts";
import { OfferTemplateForm } from "./offer-template-form.tsx";
import { useLiveOffers } from "./use-live-offers.ts";

const HERE = "/setup/offer-letters";

/** The letters that offers begin with: the list, and one of them to edit. */
export function OfferTemplatesPage() {
  const { t } = useTranslation("offers");
  const asked = useSearchText("letter");
  const navigateTo = useNavigateTo();
  const { member } = useSignedIn();
  const templates = useQuery(offerTemplatesQuery);
  usePageTitle(t("letters.title"));
  useLiveOffers();
  const items = templates.data?.items ?? [];
  const template = items.find(({ id }) => id === asked);
  const back = [{ label: t("letters.title"), href: HERE }];
  const add = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => navigateTo(`${HERE}?letter=new`)}
    >
      {t("letters.add")}
    </Button>
  );
  if (!mayRecruit(member)) {
    return (
      <>
        <PageHeader title={t("letters.title")} />
        <EmptyState icon={IconLock} title={t("letters.recruitersOnly")}>
          {t("letters.askThem")}
        </EmptyState>
      </>
    );
  }
  if (asked === "new" || template) {
    return (
      <>
        <PageHeader title={template?.name ?? t("letters.add")} parents={back} />
        <OfferTemplateForm
          key={template?.id ?? "new"}
          {...(template && { template })}
          onDone={() => navigateTo(HERE)}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("letters.title")}
        description={t("letters.description")}
        {...(items.length > 0 && { actions: add })}
      />
      {templates.isPending ? (
        <LoadingState shape="rows" />
      ) : !templates.data ? (
        <QueryFailed error={templates.error} onRetry={() => void templates.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconMail} title={t("letters.none")} action={add}>
          {t("letters.noneHint")}
        </EmptyState>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
          {items.map((one) => (
            <TemplateRow key={one.id} template={one} />
          ))}
        </Stack>
      )}
    </>
  );
}

function TemplateRow({ template }: { readonly template: OfferTemplate }) {
  const { t } = useTranslation("offers");
  const Link = useLink();
  const { id, name, active, approvers } = template;
  return (
    <Card component="li" withBorder padding="sm">
      <Group gap="xs">
        <Anchor component={Link} href={`${HERE}?letter=${id}`} fw={600} c="inherit">
          {name}
        </Anchor>
        {!active && (
          <Badge color="gray" variant="light">
            {t("letters.inactive")}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {approvers.length === 0
          ? t("chain.none")
          : t("letters.approvedBy", { names: approvers.map((one) => one.name).join(" → ") })}
      </Text>
    </Card>
  );
}
