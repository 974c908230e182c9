import {
  DataTable,
  EmptyState,
  formatDuration,
  LoadingState,
  PageHeader,
  useLocale,
} from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Card, CopyButton, Group, Stack, Text } from "@mantine/core";
import {
  IconCheck,
  IconCopy,
  IconExternalLink,
  IconListDetails,
  IconPencil,
  IconPlus,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ManagedService } from "../api.ts";
import { formatPrice } from "../format-price.ts";
import { servicesQuery } from "./queries.ts";
import { ServiceEditor } from "./service-editor.tsx";

/** What is offered, and the address to give to clients. */
export function ServicesPage() {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { member, organisation, urls } = useSignedIn();
  const services = useQuery(servicesQuery);
  usePageTitle(t("navigation.services"));
  const [edited, setEdited] = useState<ManagedService | "new">();
  const mayEdit = member.servicesRole === "owner" || member.servicesRole === "manager";
  const address = `${urls.services}/${organisation.slug}`;

  return (
    <>
      <PageHeader
        title={t("navigation.services")}
        description={t("services.description")}
        actions={
          mayEdit && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setEdited("new")}
            >
              {t("services.add")}
            </Button>
          )
        }
      />
      <ServiceEditor service={edited} onClose={() => setEdited(undefined)} />
      <Stack gap="md">
        <Card withBorder padding="md">
          <Group justify="space-between" gap="sm">
            <div>
              <Text size="sm" c="dimmed">
                {t("services.address")}
              </Text>
              <Anchor href={address} underline="always" style={{ overflowWrap: "anywhere" }}>
                {address}
              </Anchor>
            </div>
            <Group gap="xs">
              <Copy text={address} label={t("services.copy")} />
              <Button
                component="a"
                href={address}
                target="_blank"
                rel="noopener"
                variant="default"
                leftSection={<IconExternalLink size={16} aria-hidden />}
              >
                {t("services.open")}
              </Button>
            </Group>
          </Group>
        </Card>
        {services.isPending ? (
          <LoadingState shape="rows" />
        ) : services.data ? (
          <DataTable
            label={t("navigation.services")}
            rows={services.data.items}
            rowKey={(service) => service.id}
            columns={[
              { key: "name", header: t("quick.service"), cell: (service) => service.name },
              {
                key: "category",
                header: t("services.category"),
                cell: (service) => service.category ?? "–",
              },
              {
                key: "hosts",
                header: t("services.hosts"),
                cell: (service) => service.hosts.map(({ name }) => name).join(", "),
              },
              {
                key: "duration",
                header: t("services.duration"),
                align: "end",
                cell: (service) => formatDuration(service.durationMinutes, locale),
              },
              {
                key: "price",
                header: t("manage.price"),
                align: "end",
                cell: (service) =>
                  service.price > 0 ? formatPrice(service.price, service.currency, locale) : "–",
              },
              {
                key: "link",
                header: t("services.link"),
                align: "end",
                cell: (service) => (
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    {mayEdit && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        leftSection={<IconPencil size={16} aria-hidden />}
                        aria-label={t("services.editOf", { name: service.name })}
                        onClick={() => setEdited(service)}
                      >
                        {t("services.edit")}
                      </Button>
                    )}
                    <Copy
                      text={`${address}?service=${service.id}`}
                      label={t("services.copyOf", { name: service.name })}
                      isShort
                    />
                  </Group>
                ),
              },
            ]}
            empty={
              <EmptyState icon={IconListDetails} title={t("services.empty")}>
                {t("services.emptyHint")}
              </EmptyState>
            }
          />
        ) : (
          <QueryFailed error={services.error} onRetry={() => void services.refetch()} />
        )}
      </Stack>
    </>
  );
}

interface CopyProps {
  readonly text: string;
  readonly label: string;
  /** Leaves all of the label but one word to screen readers. */
  readonly isShort?: boolean;
}

function Copy({ text, label, isShort = false }: CopyProps) {
  const { t } = useTranslation("services");
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant={isShort ? "subtle" : "default"}
          size={isShort ? "compact-sm" : "sm"}
          leftSection={
            copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          {...(isShort && { "aria-label": copied ? t("services.copied") : label })}
          onClick={copy}
        >
          {copied ? t("services.copied") : isShort ? t("services.copyShort") : label}
        </Button>
      )}
    </CopyButton>
  );
}
